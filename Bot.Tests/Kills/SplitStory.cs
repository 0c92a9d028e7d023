using System.Diagnostics;
using Xunit.Abstractions;

namespace TwilioBot.Tests.Kills;

/// <summary>What tests of a split network have in common: people talk, the network breaks, more people come, it heals, and the judge speaks.</summary>
/// <remarks>
/// <c>TWILIOBOT_SPLITS</c> (1): how often it breaks in each way; <c>TWILIOBOT_SPLIT</c> (0): for how many seconds at least;
/// <c>TWILIOBOT_SEED</c> (random, printed).
/// </remarks>
internal sealed class SplitStory(ITestOutputHelper output)
{
    public const int Newcomers = 6;
    private static readonly TimeSpan AtLeast = TimeSpan.FromSeconds(RigSize.Of("TWILIOBOT_SPLIT", 0));

    /// <summary>Breaks, waits and heals, as often as it should.</summary>
    /// <param name="split">Gets the rig, which of the instances it is about, and a way to do something at a random moment.</param>
    public async Task RunAsync(Func<SplitRig, int, Func<Action, Task>, Task> split)
    {
        var (splits, seed) = (RigSize.Of("TWILIOBOT_SPLITS", 1), RigSize.Seed);
        output.WriteLine($"TWILIOBOT_SPLITS={splits} TWILIOBOT_SPLIT={AtLeast.TotalSeconds} TWILIOBOT_SEED={seed}");
        var random = new Random(seed);
        await using var rig = await SplitRig.StartAsync(seed, people: 10 * splits);
        for (var i = 0; i < splits; i++)
        {
            var (victim, moment, nth) = (random.Next(2), Moments.Any(random), random.Next(1, 40));
            output.WriteLine($"split {i + 1}: {moment} for the {nth}. time, instance {victim + 1}, {rig.Storm.Record.Count} messages sent so far");
            await split(rig, victim, then => rig.Storm.BringsAboutAsync(rig.Moments.AtAsync(moment, nth, then)));
        }
        output.WriteLine(await rig.Storm.EndAsync(doublesAllowed: false, rig.Bots));
        output.WriteLine($"longest answer to a webhook: {rig.Storm.LongestAnswer.TotalSeconds:0.00} s");
    }

    /// <summary>People who come while the network is split are answered, those at the moment of the break and those afterwards.</summary>
    public async Task OthersGoOnAsync(SplitRig rig)
    {
        var began = Stopwatch.GetTimestamp();
        // The second answer waits for what became of the first.
        await WriteAsync("who came at that moment was answered", rig.UntilAnsweredAsync(rig.Invite(Newcomers, texts: 2)));
        var longest = TimeSpan.Zero;
        do
        {
            var since = Stopwatch.GetTimestamp();
            await rig.UntilAnsweredAsync(rig.Invite(Newcomers));
            longest = Stopwatch.GetElapsedTime(since) is var took && took > longest ? took : longest;
        }
        while (Stopwatch.GetElapsedTime(began) < AtLeast);
        output.WriteLine($"  who came later was answered after {longest.TotalSeconds:0.0} s at the most");
    }

    /// <summary>Writes down how long something took.</summary>
    public async Task WriteAsync(string what, Task happens)
    {
        var since = Stopwatch.GetTimestamp();
        await happens;
        output.WriteLine($"  {what} after {Stopwatch.GetElapsedTime(since).TotalSeconds:0.0} s");
    }
}
