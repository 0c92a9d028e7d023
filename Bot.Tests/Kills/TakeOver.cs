using System.Diagnostics;
using TwilioBot.Tests.Stories;

namespace TwilioBot.Tests.Kills;

/// <summary>How instances of a shared database take over what one of them cannot go on with.</summary>
internal static class TakeOver
{
    /// <summary>Waits until nothing that this instance had claimed is its any more.</summary>
    /// <returns>How long that took.</returns>
    public static async Task<TimeSpan> OfAsync(JudgedDatabase database, BotProcess gone)
    {
        var since = Stopwatch.GetTimestamp();
        using var patience = new CancellationTokenSource(TwilioSide.Patience);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var id = IdOf(database, gone);
        while (HeldBy(database, id) > 0) await again.WaitForNextTickAsync(patience.Token);
        return Stopwatch.GetElapsedTime(since);
    }

    /// <summary>The number by which the others know a process that works.</summary>
    public static long IdOf(JudgedDatabase database, BotProcess instance) =>
        database.Number("SELECT max(id) FROM instance WHERE name LIKE '%:' || $1", $"{instance.Id}");

    /// <summary>How many lanes an instance has claimed.</summary>
    public static long HeldBy(JudgedDatabase database, long instance) => database.Number(
        """
        SELECT COUNT(*) FROM (SELECT fence FROM turn_lane UNION ALL SELECT fence FROM status_lane UNION ALL SELECT fence FROM send_lane) lane
        WHERE fence >> 32 = $1
        """, instance);
}
