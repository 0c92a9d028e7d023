namespace TwilioBot.Delivery;

/// <summary>How long to wait before another try: doubling from a base, with jitter so that many waiters do not return at once.</summary>
internal static class Backoff
{
    /// <param name="attempt">Tries so far, from 1.</param>
    /// <param name="first">The wait after the first try.</param>
    /// <param name="longest">No wait is longer.</param>
    public static TimeSpan After(int attempt, TimeSpan first, TimeSpan longest)
    {
        var wait = first * Math.Pow(2, Math.Min(attempt - 1, 20));
        if (wait > longest)
        {
            wait = longest;
        }
        // Spread over the upper half: never at once, never all together.
#pragma warning disable CA5394 // Jitter is no secret.
        return wait * (0.5 + (Random.Shared.NextDouble() / 2));
#pragma warning restore CA5394
    }
}
