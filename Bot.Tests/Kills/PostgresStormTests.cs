using TwilioBot.Tests.Stories;
using Xunit.Abstractions;

namespace TwilioBot.Tests.Kills;

/// <summary>
/// The kill storm on PostgreSQL: one instance, two of which one or the other dies, and two of which one is frozen until its work has
/// been taken over and then wakes up, sure that it still owns it. Judged by Twilio's own record and the database.
/// </summary>
/// <remarks>
/// <c>TWILIOBOT_KILLS</c> (20; of it a quarter, and a tenth for freezes), <c>TWILIOBOT_PEOPLE</c> (five a kill), <c>TWILIOBOT_SEED</c>
/// (random, printed), and <c>TWILIOBOT_FREEZE</c>: how many seconds a frozen one stays so at least (0: until its work was taken over).
/// </remarks>
public sealed class PostgresStormTests(ITestOutputHelper output)
{
    private readonly int _seed = RigSize.Seed;
    private readonly List<TimeSpan> _takeovers = [];

    [Fact]
    public async Task One_instance_that_dies_again_and_again_loses_doubles_or_disorders_nothing()
    {
        var kills = RigSize.Of("TWILIOBOT_KILLS", 20) / 4;
        var people = RigSize.Of("TWILIOBOT_PEOPLE", 5 * kills);
        output.WriteLine($"TWILIOBOT_KILLS={4 * kills} TWILIOBOT_PEOPLE={people} TWILIOBOT_SEED={_seed}");
        await using var storm = await Storm.StartOnAsync(await PostgresDatabase.CreateAsync(), 1, _seed, people);
        storm.Begin();
        var killer = new Killer(storm, new Random(_seed));
        for (var i = 0; i < kills; i++) output.WriteLine($"kill {i + 1}: " + await killer.KillOneAsync(TextsPerLife(storm, people, kills - i)));
        output.WriteLine(await storm.EndAsync(doublesAllowed: false));
    }

    [Fact]
    public async Task What_a_dead_instance_had_begun_is_finished_by_the_other()
    {
        var kills = RigSize.Of("TWILIOBOT_KILLS", 20) / 4;
        await RunTwoAsync(kills, async (storm, bots, victim, moments, moment, nth, _) =>
        {
            await storm.BringsAboutAsync(moments.AtAsync(moment, nth, bots[victim].Kill));
            storm.TakeOut(victim);
            _takeovers.Add(await TakeOver.OfAsync(storm.Database, bots[victim]));
            await bots[victim].DisposeAsync();
            bots[victim] = storm.Launch(instance: victim);
            if (!await storm.UntilReadyAsync(bots[victim], instance: victim)) Assert.Fail("The bot ended by itself: " + await bots[victim].ErrorsAsync());
        });
    }

    [Fact]
    public async Task An_instance_that_wakes_up_after_its_work_was_taken_over_does_none_of_it_again()
    {
        var freezes = Math.Max(1, RigSize.Of("TWILIOBOT_KILLS", 20) / 10);
        var atLeast = TimeSpan.FromSeconds(RigSize.Of("TWILIOBOT_FREEZE", 0));
        await RunTwoAsync(freezes, async (storm, bots, victim, moments, moment, nth, random) =>
        {
            var sleeps = Task.CompletedTask;
            await storm.BringsAboutAsync(moments.AtAsync(moment, nth, () =>
            {
                bots[victim].Freeze();
                sleeps = atLeast > TimeSpan.Zero ? Task.Delay(atLeast) : Task.CompletedTask;
            }));
            storm.TakeOut(victim);
            _takeovers.Add(await TakeOver.OfAsync(storm.Database, bots[victim]));
            await storm.BringsAboutAsync(moments.AtAsync(Moments.Any(random), random.Next(1, 10), () => { }));
            await sleeps;
            bots[victim].Thaw();
            if (!await storm.UntilReadyAsync(bots[victim], instance: victim)) Assert.Fail("The bot ended by itself: " + await bots[victim].ErrorsAsync());
        });
    }

    private async Task RunTwoAsync(int rounds, Func<Storm, BotProcess[], int, Moments, Moment, int, Random, Task> trouble)
    {
        var people = RigSize.Of("TWILIOBOT_PEOPLE", 5 * rounds);
        output.WriteLine($"{rounds} rounds, TWILIOBOT_PEOPLE={people} TWILIOBOT_SEED={_seed}");
        var random = new Random(_seed);
        await using var storm = await Storm.StartOnAsync(await PostgresDatabase.CreateAsync(), 2, _seed, people);
        var bots = new BotProcess[2];
        try
        {
            for (var instance = 0; instance < bots.Length; instance++)
            {
                bots[instance] = storm.Launch(instance: instance);
                if (!await storm.UntilReadyAsync(bots[instance], instance: instance)) Assert.Fail("The bot ended by itself: " + await bots[instance].ErrorsAsync());
            }
            storm.Begin();
            var moments = new Moments(storm);
            for (var round = 0; round < rounds; round++)
            {
                var (victim, moment, nth) = (random.Next(2), Moments.Any(random), random.Next(1, 1 + (int)(2 * TextsPerLife(storm, people, rounds - round))));
                output.WriteLine($"round {round + 1}: {moment} for the {nth}. time, instance {victim + 1}, {storm.Record.Count} messages sent so far");
                await trouble(storm, bots, victim, moments, moment, nth, random);
            }
            output.WriteLine(await storm.EndAsync(doublesAllowed: false, bots));
            _takeovers.Sort();
            output.WriteLine($"taken over after {_takeovers[_takeovers.Count / 2].TotalSeconds:0.0} s (median), {_takeovers[^1].TotalSeconds:0.0} s (longest)");
        }
        finally
        {
            foreach (var bot in bots.Where(bot => bot is not null)) await bot.DisposeAsync();
        }
    }

    // So that the last texts and the last trouble come at about the same time.
    private static double TextsPerLife(Storm storm, int people, int left) => Math.Clamp((people * 6.0 - storm.Taken) / left, 5, 60);
}
