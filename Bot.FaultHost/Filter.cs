namespace TwilioBot.FaultHost;

/// <summary>Runs before everything else that sees a request.</summary>
internal sealed class Filter(Func<HttpContext, RequestDelegate, Task> run) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(run);
        next(app);
    };
}
