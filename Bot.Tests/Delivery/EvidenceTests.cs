using TwilioBot.Adapters;
using TwilioBot.Delivery;
using TwilioBot.Tests.Contracts;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Delivery;

/// <summary>What becomes of a send that may or may not have reached Twilio.</summary>
public sealed class EvidenceTests : IAsyncLifetime
{
    private static readonly SendOutcome NoAnswer = new(SendOutcomeKind.Unknown, Reason: "no answer from Twilio");
    private DeliveryWorld _world = null!;

    public async Task InitializeAsync()
    {
        _world = await DeliveryWorld.OpenAsync();
        // What the bot makes of a status is no part of this.
        _world.Options.ConcurrentStatusEvents = 0;
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_callback_with_our_id_settles_it_at_once_without_looking()
    {
        await FailAsync(NoAnswer, To(Ana, "r1"), To(Ana, "r2"));
        var began = _world.Clock.GetUtcNow();

        await _world.Store.RecordStatusAsync(Status("SM77", "sent", "r1"), default);

        await _world.ExpectAsync("r1 Sent", "r2 Sent");
        Assert.Equal("SM77", _world.Database.Outbox("message_sid", "r1"));
        Assert.Equal(["Hello, r1", "Hello, r2"], _world.Gateway.Sent);
        Assert.Empty(_world.Gateway.Looks);
        Assert.Equal(began, _world.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_callback_that_overtook_the_lost_answer_settles_it_too()
    {
        _world.Gateway.Next(async () =>
        {
            await _world.Store.RecordStatusAsync(Status("SM77", "sent", "r1"), default);
            return NoAnswer;
        });
        await _world.Store.SendAsync(To(Ana, "r1"));
        await _world.StartAsync();

        await _world.ExpectAsync("r1 Sent");

        Assert.Equal("SM77", _world.Database.Outbox("message_sid", "r1"));
        Assert.Single(_world.Gateway.Sent);
    }

    [Fact]
    public async Task After_the_settle_window_twilios_list_settles_it()
    {
        var began = _world.Clock.GetUtcNow();
        _world.Gateway.Listed = () => [Sent("SM90", "another text"), Sent("SM91", "Hello, r1")];
        await FailAsync(NoAnswer, To(Ana, "r1"));

        await _world.ExpectEventuallyAsync("r1 Sent");

        Assert.Equal("SM91", _world.Database.Outbox("message_sid", "r1"));
        Assert.Single(_world.Gateway.Sent);
        Assert.Equal(began.AddSeconds(-2), Assert.Single(_world.Gateway.Looks));   // nothing older is evidence
        Assert.InRange(_world.Clock.GetUtcNow() - began, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(31));
    }

    [Fact]
    public async Task A_template_has_another_text_at_twilio_and_is_found_all_the_same()
    {
        var template = new TwilioMessage { From = "+12025550100", To = "+12025550142", ContentSid = "HX1" };
        _world.Gateway.Next(NoAnswer);
        _world.Gateway.Listed = () => [Sent("SM91", "Your order 7 is on its way.")];
        var id = await _world.Sender.SendAsync([template], default);
        await _world.StartAsync();

        await _world.ExpectEventuallyAsync($"{id} Unknown", $"{id} Sent");

        Assert.Equal("SM91", _world.Database.Outbox("message_sid", id));
    }

    [Fact]
    public async Task The_words_that_a_trial_account_puts_in_front_do_not_hide_it()
    {
        _world.Gateway.Listed = () => [Sent("SM91", "Sent from your Twilio trial account - Hello, r1")];
        await FailAsync(NoAnswer, To(Ana, "r1"));

        await _world.ExpectEventuallyAsync("r1 Sent");

        Assert.Equal("SM91", _world.Database.Outbox("message_sid", "r1"));
        Assert.Single(_world.Gateway.Sent);
    }

    [Fact]
    public async Task A_longer_text_that_begins_as_it_does_is_another_message()
    {
        _world.Gateway.Listed = () => [Sent("SM91", "Hello, r1 and all the others")];
        await FailAsync(NoAnswer, To(Ana, "r1"));

        await _world.ExpectEventuallyAsync("r1 Pending", "r1 Sent");

        Assert.Equal(["Hello, r1", "Hello, r1"], _world.Gateway.Sent);
    }

    [Fact]
    public async Task Of_several_that_could_be_it_the_oldest_is()
    {
        // Newest first, as Twilio lists them; the others are still to be claimed by what is sent after it.
        _world.Gateway.Listed = () => [Sent("SM92", "Hello, r1") with { CreatedAt = _world.Clock.GetUtcNow().AddSeconds(5) }, Sent("SM91", "Hello, r1")];
        await FailAsync(NoAnswer, To(Ana, "r1"));

        await _world.ExpectEventuallyAsync("r1 Sent");

        Assert.Equal("SM91", _world.Database.Outbox("message_sid", "r1"));
    }

    [Fact]
    public async Task Nothing_in_a_successful_look_means_it_is_sent_again_and_counted()
    {
        await FailAsync(NoAnswer, To(Ana, "r1"), To(Ana, "r2"));

        await _world.ExpectEventuallyAsync("r1 Pending", "r1 Sent", "r2 Sent");

        Assert.Equal(["Hello, r1", "Hello, r1", "Hello, r2"], _world.Gateway.Sent);
        Assert.Equal(("1", "0"), (_world.Database.Outbox("resends", "r1"), _world.Database.Outbox("resends", "r2")));
    }

    [Fact]
    public async Task A_listed_message_that_belongs_to_another_row_is_no_evidence()
    {
        var twice = To(Ana, "r1").Message;
        await _world.Store.SendAsync(To(Ana, "r1"));
        await _world.StartAsync();
        await _world.ExpectAsync("r1 Sent");   // as SM1
        _world.Gateway.Next(NoAnswer);
        _world.Gateway.Listed = () => [Sent("SM1", twice.Body!)];

        await _world.Store.SendAsync(To(Ana, "same") with { Message = twice });

        await _world.ExpectEventuallyAsync("same Unknown", "same Pending", "same Sent");
        Assert.Equal("SM2", _world.Database.Outbox("message_sid", "same"));
        Assert.Equal(3, _world.Gateway.Sent.Count);
    }

    [Fact]
    public async Task A_look_up_that_failed_is_no_look_and_nothing_is_sent_twice()
    {
        var looks = 0;
        _world.Gateway.Listed = () => ++looks switch
        {
            1 => null,
            2 => throw new TimeoutException("planted"),
            _ => [Sent("SM91", "Hello, r1")],
        };
        await FailAsync(NoAnswer, To(Ana, "r1"));

        await _world.ExpectEventuallyAsync("r1 Unknown", "r1 Unknown", "r1 Sent");

        Assert.Equal((3, "SM91"), (looks, _world.Database.Outbox("message_sid", "r1")));
        Assert.Single(_world.Gateway.Sent);
    }

    [Fact]
    public async Task Nobody_behind_an_unknown_message_overtakes_it()
    {
        var looks = 0;
        _world.Gateway.Listed = () => ++looks < 5 ? null : [Sent("SM91", "Hello, r1")];
        await FailAsync(NoAnswer, To(Ana, "r1"), To(Ana, "r2"));
        await _world.Store.SendAsync(To(Bob, "b1"));
        Assert.Equal("b1 Sent", await _world.NextAsync());

        await _world.ExpectEventuallyAsync("r1 Unknown", "r1 Unknown", "r1 Unknown", "r1 Unknown", "r1 Sent", "r2 Sent");

        Assert.Equal(["Hello, r1", "Hello, b1", "Hello, r2"], _world.Gateway.Sent);
    }

    [Theory]
    [InlineData(UnknownPolicy.Hold, "no trace of it at Twilio: held for an operator")]
    [InlineData(UnknownPolicy.Drop, "no trace of it at Twilio: dropped")]
    public async Task A_policy_that_fears_doubles_gives_it_up(UnknownPolicy policy, string reason)
    {
        _world.Options.UnknownPolicy = policy;
        await FailAsync(NoAnswer, To(Ana, "r1"), To(Ana, "r2"));

        await _world.ExpectEventuallyAsync("r1 Dead", "r2 Sent");

        Assert.Equal(reason, _world.Database.Outbox("reason", "r1"));
        Assert.Equal(["Hello, r1", "Hello, r2"], _world.Gateway.Sent);
    }

    [Fact]
    public async Task What_is_not_worth_sending_any_more_is_not_sent_again()
    {
        _world.Options.ValidityPeriod = TimeSpan.FromSeconds(20);
        await FailAsync(NoAnswer, To(Ana, "r1"));

        await _world.ExpectEventuallyAsync("r1 Expired");

        Assert.Single(_world.Gateway.Sent);
    }

    [Fact]
    public async Task Twilio_that_cannot_be_asked_for_long_silences_nobody_for_ever()
    {
        _world.Options.ValidityPeriod = TimeSpan.FromMinutes(2);
        _world.Gateway.Listed = () => null;
        await FailAsync(NoAnswer, To(Ana, "r1"));
        var began = _world.Clock.GetUtcNow();

        Assert.Equal("r1 Dead", await _world.EventuallyOtherThanAsync("r1 Unknown"));

        Assert.InRange(_world.Clock.GetUtcNow() - began, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2.5));
        Assert.Equal("whether Twilio has it could not be found out in time: held for an operator", _world.Database.Outbox("reason", "r1"));
        Assert.Single(_world.Gateway.Sent);
        await _world.Store.SendAsync(To(Ana, "r2"));
        Assert.Equal("r2 Sent", await _world.EventuallyAsync());
    }

    [Fact]
    public async Task A_surprise_while_sending_does_not_pass_for_never_left()
    {
        _world.Gateway.Next(() => throw new FormatException("planted"));
        _world.Gateway.Listed = () => [Sent("SM91", "Hello, r1")];
        await _world.Store.SendAsync(To(Ana, "r1"), To(Ana, "r2"));
        await _world.StartAsync();

        await _world.ExpectEventuallyAsync("r1 Unknown", "r1 Sent", "r2 Sent");

        Assert.Equal(["Hello, r1", "Hello, r2"], _world.Gateway.Sent);
    }

    [Fact]
    public async Task What_a_crash_left_in_sending_is_looked_for_first()
    {
        await _world.Store.SendAsync(To(Ana, "r1"));
        await _world.Database.Store.NextSendAsync();
        await using var after = await ReopenAsync();
        after.Gateway.Listed = () => [Sent("SM91", "Hello, r1")];
        await after.StartAsync();

        await after.ExpectEventuallyAsync("r1 Unknown", "r1 Sent");

        Assert.Empty(after.Gateway.Sent);
        Assert.Equal("SM91", after.Database.Outbox("message_sid", "r1"));
    }

    private async Task FailAsync(SendOutcome outcome, params OutboxMessage[] messages)
    {
        _world.Gateway.Next(outcome);
        await _world.Store.SendAsync(messages);
        await _world.StartAsync();
        await _world.ExpectAsync(messages[0].Id + " Unknown");
    }

    private async Task<DeliveryWorld> ReopenAsync()
    {
        await _world.Database.ReopenAsync();
        return DeliveryWorld.On(_world.Database);
    }

    private SentMessage Sent(string sid, string body) => new(sid, body, _world.Clock.GetUtcNow());
}
