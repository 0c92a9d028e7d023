using TwilioBot.Tests.Stories;
using Xunit.Abstractions;

namespace TwilioBot.Tests.Kills;

/// <summary>
/// Two instances share a database, and one of them does not reach Twilio any more: the other sends what is to be sent, and nothing is
/// lost, doubled or out of order, neither meanwhile nor when the network heals.
/// </summary>
/// <remarks>Size and seed: see <see cref="SplitStory"/>.</remarks>
public sealed class SplitFromTwilioTests(ITestOutputHelper output)
{
    private readonly SplitStory _story = new(output);

    [Theory]
    [InlineData(Breakage.Refused)]
    [InlineData(Breakage.Silent)]
    [InlineData(Breakage.AnswersLost)]
    public Task What_one_instance_cannot_send_the_other_sends(Breakage how) => _story.RunAsync(async (rig, victim, at) =>
    {
        await at(() => rig.ToTwilio[victim].Break(how));
        await _story.OthersGoOnAsync(rig);
        var recovered = rig.ToTwilio[victim].UntilAnsweredAsync();
        rig.ToTwilio[victim].Heal();
        await _story.WriteAsync("it reached Twilio again", rig.Storm.BringsAboutAsync(recovered));
    });

    [Fact]
    public Task What_no_instance_can_do_waits_and_is_done_once() => _story.RunAsync(async (rig, victim, at) =>
    {
        await at(() => rig.ToTwilio[victim].Break(Breakage.Refused));
        rig.ToDatabase[1 - victim].Break(Breakage.Silent);
        var newcomers = rig.Invite(SplitStory.Newcomers);
        await _story.WriteAsync("who came was taken", rig.Storm.BringsAboutAsync(newcomers.Taken));
        await rig.TakeOutAsync(1 - victim);
        rig.ToTwilio[victim].Heal();
        await _story.WriteAsync("and answered, once Twilio was there again,", rig.UntilAnsweredAsync(newcomers));
        rig.ToDatabase[1 - victim].Heal();
        await _story.WriteAsync("the other was ready, once the database was there again,", rig.PutInAsync(1 - victim));
    });
}
