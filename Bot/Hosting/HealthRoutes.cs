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
        routes.MapGet("/health/live", (TurnsBeside turns) => turns.Obstacle is { } obstacle
            ? Results.Json(new { status = "not live", reason = obstacle }, statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Json(new { status = "live" }));
        routes.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(
        IMessageStore store, SendPace pace, TurnsBeside turns, IHostApplicationLifetime lifetime, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return NotReady("stopping");
        }
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
