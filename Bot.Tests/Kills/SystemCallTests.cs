using TwilioBot.Tests.Stories;
using Xunit.Abstractions;

namespace TwilioBot.Tests.Kills;

/// <summary>
/// One conversation with everything in it, from an empty database on; the bot is killed at its n-th system call that makes
/// something durable or sends something, for one n after the other until a conversation comes through untouched.
/// </summary>
/// <remarks>
/// <c>TWILIOBOT_SYSCALLS</c> (5): how many of these points, chosen by <c>TWILIOBOT_SEED</c>; 0 takes them all. strace counts by thread
/// and call, so the runtime gets as few threads as it can work with.
/// </remarks>
public sealed class SystemCallTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Dying_at_any_durable_or_network_call_loses_doubles_or_disorders_nothing()
    {
        var seed = RigSize.Seed;
        var size = RigSize.Of("TWILIOBOT_SYSCALLS", 5);
        output.WriteLine($"TWILIOBOT_SYSCALLS={size} TWILIOBOT_SEED={seed}");
        var points = await CountAsync(seed);
        output.WriteLine($"{points.Sum(point => point.Count)} points: " + string.Join(", ", points.Select(point => $"{point.Call} {point.Count}")));
        if (size > 0)
        {
            var all = points.SelectMany(point => Enumerable.Range(1, point.Count).Select(n => (point.Call, N: n))).ToArray();
            new Random(seed).Shuffle(all);
            var deaths = 0;
            foreach (var (call, n) in all.Take(size)) deaths += await DieAsync(call, n, seed) ? 1 : 0;
            // The last calls that one run makes another may not; that nobody dies at all would be strace's fault.
            Assert.NotEqual(0, deaths);
            return;
        }
        var died = 0;
        foreach (var (call, _) in points)
        {
            for (var n = 1; await DieAsync(call, n, seed); n++) died++;
        }
        output.WriteLine($"{died} deaths, all survived");
    }

    /// <returns>How often, at most, one thread makes each call in an undisturbed conversation.</returns>
    private static async Task<IReadOnlyList<(string Call, int Count)>> CountAsync(int seed)
    {
        await using var storm = await NewAsync(seed);
        var trace = storm.File("trace.txt");
        Assert.False(await RunAsync(storm, Strace.Count(trace)), "Nothing was to kill the bot.");
        return Strace.MostByThread(trace);
    }

    /// <returns>False when the conversation came through untouched.</returns>
    private async Task<bool> DieAsync(string call, int n, int seed)
    {
        await using var storm = await NewAsync(seed);
        var died = await RunAsync(storm, Strace.KillAt(call, n));
        output.WriteLine($"{call} {n}: {(died ? "died" : "untouched")}, " + await storm.EndAsync(doublesAllowed: false));
        return died;
    }

    private static Task<Storm> NewAsync(int seed) => Storm.StartWithAsync([Talker.Of("+12025550142", Script.Everything(), seed)]);

    private static async Task<bool> RunAsync(Storm storm, IReadOnlyList<string> tracer)
    {
        await using var bot = storm.Launch(tracer: tracer);
        storm.Begin();
        if (await storm.UntilReadyAsync(bot))
        {
            using var patience = new CancellationTokenSource(TwilioSide.Patience);
            using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            while (!bot.HasExited && !storm.IsOver) await again.WaitForNextTickAsync(patience.Token);
        }
        var died = bot.HasExited;
        if (!died) bot.Kill();
        storm.NoteDeath();
        return died;
    }
}
