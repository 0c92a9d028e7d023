using TwilioBot.Tests.Stories;
using Xunit.Abstractions;

namespace TwilioBot.Tests.Kills;

/// <summary>
/// Two instances share a database, and one of them does not reach it any more: the other takes over, what the first still writes is
/// refused, and nothing is lost, doubled or out of order, neither meanwhile nor when the network heals.
/// </summary>
/// <remarks>Size and seed: see <see cref="SplitStory"/>.</remarks>
public sealed class SplitFromDatabaseTests(ITestOutputHelper output)
{
    private readonly SplitStory _story = new(output);

    [Theory]
    [InlineData(Breakage.Refused)]
    [InlineData(Breakage.Late)]
    [InlineData(Breakage.AnswersLost)]
    public Task What_one_instance_cannot_go_on_with_the_other_takes_over(Breakage how) => _story.RunAsync(async (rig, victim, at) =>
    {
        await at(() => rig.ToDatabase[victim].Break(how));
        var takenOver = TakeOver.OfAsync(rig.Storm.Database, rig.Bots[victim]);
        var takenOut = rig.TakeOutAsync(victim);
        await _story.OthersGoOnAsync(rig);
        await takenOut;
        output.WriteLine($"  taken over after {(await takenOver).TotalSeconds:0.0} s");
        rig.ToDatabase[victim].Heal();
        await _story.WriteAsync("it was ready again", rig.PutInAsync(victim));
    });

    [Fact]
    public Task A_message_that_was_about_to_leave_stays_once_the_other_may_have_sent_it() => _story.RunAsync(async (rig, victim, at) =>
    {
        // It cannot connect to Twilio, so that for a while some messages are neither here nor there.
        var since = DateTimeOffset.MaxValue;
        await at(() =>
        {
            rig.ToTwilio[victim].Break(Breakage.Refused);
            rig.ToTwilio[victim].Heal();
            rig.ToTwilio[victim].Break(Breakage.Silent);
            since = DateTimeOffset.UtcNow;
        });
        var leaving = await rig.LeavingAsync(victim, since);
        rig.ToDatabase[victim].Break(Breakage.Refused);
        await rig.TakeOutAsync(victim);
        foreach (var message in leaving) await rig.UntilSentAsync(message);
        var connections = rig.ToTwilio[victim].Connections;
        rig.ToTwilio[victim].Heal();
        await _story.WriteAsync("it tried again to send", rig.ToTwilio[victim].UntilConnectedAsync(connections + 1));
        rig.ToDatabase[victim].Heal();
        await _story.WriteAsync("it was ready again", rig.PutInAsync(victim));
    });
}
