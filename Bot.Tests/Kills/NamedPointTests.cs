using TwilioBot.Tests.Stories;
using Xunit.Abstractions;

namespace TwilioBot.Tests.Kills;

/// <summary>The bot kills itself at each moment that has a name, while people talk to it.</summary>
/// <remarks><c>TWILIOBOT_POINT_ROUNDS</c> (1): how often at each; <c>TWILIOBOT_SEED</c> (random, printed).</remarks>
public sealed class NamedPointTests(ITestOutputHelper output)
{
    private static readonly string[] Points =
    [
        "after-open",
        "before-inbox-commit", "after-inbox-commit", "before-acknowledgement", "after-acknowledgement",
        "before-turn-claim", "after-turn-claim", "before-turn-commit", "after-turn-commit",
        "after-send-claim", "before-send", "after-request-bytes", "after-send", "before-send-commit", "after-send-commit",
        "before-status-commit", "after-status-commit",
    ];

    [Fact]
    public async Task Dying_at_any_named_moment_loses_doubles_or_disorders_nothing()
    {
        var seed = RigSize.Seed;
        var rounds = RigSize.Of("TWILIOBOT_POINT_ROUNDS", 1);
        output.WriteLine($"TWILIOBOT_POINT_ROUNDS={rounds} TWILIOBOT_SEED={seed}");
        var random = new Random(seed);
        await using var storm = await Storm.StartAsync(seed, people: 50);
        for (var round = 0; round < rounds; round++) await DieAsync(storm, "inside-migration", 1);

        storm.Begin();
        for (var round = 0; round < rounds; round++)
        {
            var points = Points.ToArray();
            random.Shuffle(points);
            foreach (var point in points) await DieAsync(storm, point, point == "after-open" ? 1 : random.Next(1, 12));
        }
        output.WriteLine($"{rounds} times each of {Points.Length + 1} points: " + await storm.EndAsync(doublesAllowed: false));
    }

    private async Task DieAsync(Storm storm, string point, int n)
    {
        output.WriteLine($"{point} for the {n}. time, {storm.Record.Count} messages sent so far");
        await using var bot = storm.Launch(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"die:{point}:{n}"));
        await storm.UntilReadyAsync(bot);
        await storm.BringsAboutAsync(bot.UntilDeadAsync());
        storm.NoteDeath();
        Assert.Equal("", await bot.ErrorsAsync());
    }
}
