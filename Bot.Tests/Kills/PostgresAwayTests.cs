using System.Diagnostics;
using Xunit.Abstractions;

namespace TwilioBot.Tests.Kills;

/// <summary>
/// People talk to the bot while its PostgreSQL goes away in each of the ways that databases do, and comes back. What was acknowledged
/// is there, what was not is taken when it comes again, and nobody restarts anything.
/// </summary>
/// <remarks>
/// <c>TWILIOBOT_OUTAGES</c> (2): how often; <c>TWILIOBOT_OUTAGE</c> (0): for how many seconds at least; <c>TWILIOBOT_SEED</c> (random,
/// printed). Two instances share the database.
/// </remarks>
public sealed class PostgresAwayTests(ITestOutputHelper output)
{
    private const int FirstNewcomer = 500_000;

    public enum Trouble
    {
        StoppedAtOnce,
        Frozen,
        OutOfConnections,
        ReadOnly,
    }

    [Theory]
    [InlineData(Trouble.StoppedAtOnce)]
    [InlineData(Trouble.Frozen)]
    [InlineData(Trouble.OutOfConnections)]
    [InlineData(Trouble.ReadOnly)]
    public async Task Nothing_that_was_acknowledged_is_lost_and_the_bot_finds_back_by_itself(Trouble trouble)
    {
        var (outages, seed) = (RigSize.Of("TWILIOBOT_OUTAGES", 2), RigSize.Seed);
        var atLeast = TimeSpan.FromSeconds(RigSize.Of("TWILIOBOT_OUTAGE", 0));
        output.WriteLine($"TWILIOBOT_OUTAGES={outages} TWILIOBOT_OUTAGE={atLeast.TotalSeconds} TWILIOBOT_SEED={seed}");
        var random = new Random(seed);
        await using var server = OwnPostgres.Start();
        await using var storm = await Storm.StartOnAsync(await PostgresDatabase.CreateAsync(server.ConnectionString), 2, seed, people: 10 * outages);
        await using var one = storm.Launch(instance: 0);
        await using var other = storm.Launch(instance: 1);
        Assert.True(await storm.UntilReadyAsync(one, instance: 0), "The first bot ended by itself.");
        Assert.True(await storm.UntilReadyAsync(other, instance: 1), "The second bot ended by itself.");
        var moments = new Moments(storm);
        storm.Begin();
        for (var i = 0; i < outages; i++)
        {
            var (moment, nth) = (Moments.Any(random), random.Next(1, 40));
            output.WriteLine($"outage {i + 1}: {moment} for the {nth}. time, {storm.Record.Count} messages sent so far");
            await storm.BringsAboutAsync(moments.AtAsync(moment, nth, () => { }));
            await BeginAsync(server, trouble);
            var refused = moments.AtAsync(Moment.AMessageWasRefused, 1, () => { });
            // Everybody else may be waiting for an answer.
            _ = storm.Invite(Talker.New(FirstNewcomer + i, seed, texts: 1));
            await storm.BringsAboutAsync(refused);
            if (atLeast > TimeSpan.Zero) await Task.Delay(atLeast);
            await EndAsync(server, trouble);
            var since = Stopwatch.GetTimestamp();
            await storm.BringsAboutAsync(moments.AtAsync(Moment.AMessageWasTaken, 1, () => { }));
            output.WriteLine($"  taken again {Stopwatch.GetElapsedTime(since).TotalSeconds:0.0} s after its end");
        }
        output.WriteLine(await storm.EndAsync(doublesAllowed: false, one, other));
        output.WriteLine($"longest answer to a webhook: {storm.LongestAnswer.TotalSeconds:0.00} s");
    }

    private static Task BeginAsync(OwnPostgres server, Trouble trouble)
    {
        switch (trouble)
        {
            case Trouble.StoppedAtOnce: return server.StopAsync();
            case Trouble.Frozen: server.Freeze(); break;
            case Trouble.OutOfConnections: server.RefuseConnections(); break;
            default: server.MakeReadOnly(); break;
        }
        return Task.CompletedTask;
    }

    private static Task EndAsync(OwnPostgres server, Trouble trouble)
    {
        switch (trouble)
        {
            case Trouble.StoppedAtOnce: return server.StartAgainAsync();
            case Trouble.Frozen: server.Thaw(); break;
            case Trouble.OutOfConnections: server.AllowConnections(); break;
            default: server.MakeWritable(); break;
        }
        return Task.CompletedTask;
    }
}
