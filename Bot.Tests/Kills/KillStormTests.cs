using Xunit.Abstractions;

namespace TwilioBot.Tests.Kills;

/// <summary>
/// Many people talk to the bot while its process is killed again and again, at its worst moments, and every webhook comes one to
/// three times. Judged by Twilio's own record and the database.
/// </summary>
/// <remarks><c>TWILIOBOT_KILLS</c> (20), <c>TWILIOBOT_PEOPLE</c> (five a kill, six texts each) and <c>TWILIOBOT_SEED</c> (random, printed) set size and course.</remarks>
public sealed class KillStormTests(ITestOutputHelper output)
{
    private readonly int _seed = RigSize.Seed;

    [Fact]
    public async Task With_evidence_inside_the_settle_window_nothing_is_lost_doubled_wrong_or_out_of_order()
    {
        var kills = RigSize.Of("TWILIOBOT_KILLS", 20);
        await RunAsync(kills, RigSize.Of("TWILIOBOT_PEOPLE", 5 * kills), doublesAllowed: false, _ => { });
    }

    [Fact]
    public async Task Without_evidence_nothing_is_lost_wrong_or_out_of_order_and_every_double_was_written_down_before()
    {
        var kills = RigSize.Of("TWILIOBOT_KILLS", 20) / 4;
        // No callback arrives, and the list shows a message only long after we have looked for it.
        await RunAsync(kills, 5 * kills, doublesAllowed: true, storm =>
        {
            storm.Twilio.Options.Faults.OnStatusCallback = _ => true;
            storm.Twilio.Options.Faults.ListLag = TimeSpan.FromHours(1);
        });
    }

    private async Task RunAsync(int kills, int people, bool doublesAllowed, Action<Storm> prepare)
    {
        output.WriteLine($"TWILIOBOT_KILLS={kills} TWILIOBOT_PEOPLE={people} TWILIOBOT_SEED={_seed}");
        var random = new Random(_seed);
        await using var storm = await Storm.StartAsync(_seed, people);
        prepare(storm);
        storm.Begin();
        var killer = new Killer(storm, random);
        for (var i = 0; i < kills; i++)
        {
            // So that the last texts and the last kill come at about the same time.
            var moment = await killer.KillOneAsync(Math.Clamp((people * 6.0 - storm.Taken) / (kills - i), 5, 60));
            output.WriteLine($"kill {i + 1}: {moment}, {storm.Record.Count} messages sent so far");
        }
        output.WriteLine(await storm.EndAsync(doublesAllowed));
    }
}
