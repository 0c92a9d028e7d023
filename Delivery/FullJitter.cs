namespace TwilioBot.Delivery;

/// <summary>A wait anywhere between nothing and a limit that doubles with each try: of many who wait, few return together.</summary>
internal static class FullJitter
{
    /// <param name="attempt">Tries so far, from 1.</param>
    /// <param name="first">The limit after the first try.</param>
    /// <param name="longest">No limit is longer.</param>
    /// <param name="random">Where in between.</param>
    public static TimeSpan After(int attempt, TimeSpan first, TimeSpan longest, Random random)
    {
        var limit = first * Math.Pow(2, Math.Min(attempt - 1, 20));
#pragma warning disable CA5394 // Jitter is no secret.
        return (limit < longest ? limit : longest) * random.NextDouble();
#pragma warning restore CA5394
    }
}
