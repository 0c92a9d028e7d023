using TwilioBot.Delivery;

namespace TwilioBot.Hosting;

/// <summary>What a load balancer asks.</summary>
internal static class HealthRoutes
{
    // A disk that hangs answers nothing at all, and whoever asks would hang with it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>
    /// <c>/health/live</c>: the process answers, and need not be started anew. <c>/health/ready</c>: the same, and it can take a message,
    /// so its database can commit.
    /// </summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var (store, pace, turns) = (services.GetRequiredService<IMessageStore>(), services.GetRequiredService<SendPace>(), services.GetRequiredService<TurnsBeside>());
        var clock = services.GetRequiredService<TimeProvider>();
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

        // Bare handlers: everything that a start has to put together delays the first message.
        routes.MapGet("/health/live", context => Live(turns).ExecuteAsync(context));
        routes.MapGet("/health/ready", async context =>
        {
            var answer = stopping.IsCancellationRequested
                ? NotReady("stopping")
                : await ReadyAsync(store, pace, turns, clock, context.RequestAborted).ConfigureAwait(false);
            await answer.ExecuteAsync(context).ConfigureAwait(false);
        });
    }

    private static IResult Live(TurnsBeside turns) => turns.Obstacle is { } obstacle
        ? Results.Json(new { status = "not live", reason = obstacle }, statusCode: StatusCodes.Status503ServiceUnavailable)
        : Results.Json(new { status = "live" });

    private static async Task<IResult> ReadyAsync(IMessageStore store, SendPace pace, TurnsBeside turns, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (turns.Obstacle is { } reason)
        {
            return NotReady(reason);
        }
        try
        {
            await store.ProbeAsync(cancellationToken).WaitAsync(Patience, clock, cancellationToken).ConfigureAwait(false);
            // Still ready: what comes in is kept. But nothing goes out, and somebody should know.
            return pace.Obstacle is { } obstacle
                ? Results.Json(new { status = "ready", sending = obstacle })
                : Results.Json(new { status = "ready" });
        }
        catch (Exception e) when (e is StoreUnavailableException or TimeoutException)
        {
            return NotReady("database unavailable");
        }
    }

    private static IResult NotReady(string reason) =>
        Results.Json(new { status = "not ready", reason }, statusCode: StatusCodes.Status503ServiceUnavailable);
}
