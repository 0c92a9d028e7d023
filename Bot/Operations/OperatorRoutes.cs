namespace TwilioBot.Operations;

/// <summary>What is for operators only, below <c>/ops</c>.</summary>
internal static class OperatorRoutes
{
    /// <summary>Maps them. Outside Development there are none without a key: they answer 404 like any other address.</summary>
    /// <param name="app">The application.</param>
    /// <param name="key">Admin:ApiKey; empty: there is none.</param>
    public static void MapOperators(this WebApplication app, string key)
    {
        if (key.Length == 0 && !app.Environment.IsDevelopment())
        {
            return;
        }
        var services = app.Services;
        var gate = new OperatorGate(key, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<OperatorGate>>());
        var desk = ActivatorUtilities.CreateInstance<DeadLetterDesk>(services);
        var letters = app.MapGroup("/ops/dead-letters").AddEndpointFilter(gate);
        letters.MapGet("", desk.ListAsync);
        letters.MapGet("/{id}", desk.ReadAsync);
        letters.MapPost("/{id}/replay", desk.ReplayAsync);
        letters.MapPost("/{id}/drop", desk.DropAsync);
    }
}
