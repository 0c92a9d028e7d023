using Microsoft.Extensions.Logging.Abstractions;
using TwilioBot.Adapters;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Reconcile;
using TwilioBot.Simulator;
using TwilioBot.Tests.Stories;
using TwilioBot.Wire;
using static TwilioBot.Tests.Reconcile.SweepWorld;

namespace TwilioBot.Tests.Reconcile;

/// <summary>One look through Twilio's list: what is taken in, what is not, and how often Twilio is asked.</summary>
public sealed class SweepTests : IAsyncLifetime
{
    private SweepWorld _world = null!;

    public async Task InitializeAsync() => _world = await OpenAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task What_was_missed_is_taken_in_once_and_oldest_first()
    {
        foreach (var word in (string[])["one", "two", "three"]) await _world.TextAsync(word);

        // All within one of Twilio's seconds.
        Assert.Equal(["one", "two", "three"], await _world.LookForTextsAsync());
        Assert.Empty(await _world.LookForTextsAsync());

        await _world.TextAsync("four", "whatsapp:" + Ana, TwilioSide.WhatsAppNumber);
        Assert.Equal("twilio-whatsapp", Assert.Single(await _world.LookAsync()).ChannelId);
    }

    [Fact]
    public async Task A_webhook_that_comes_all_the_same_is_a_repeat_and_what_came_by_webhook_is_not_looked_up()
    {
        var missed = await _world.TextAsync("missed");
        var told = await _world.TextAsync("told", Bob);
        Assert.True((await _world.Store.AcceptAsync(WebhookOf(told), default)).IsNew);
        await _world.TurnsAsync();

        Assert.Equal(["missed"], await _world.LookForTextsAsync());
        Assert.False((await _world.Store.AcceptAsync(WebhookOf(missed), default)).IsNew);
    }

    [Fact]
    public async Task More_than_a_page_is_taken_in_in_order_whoever_wrote()
    {
        for (var n = 0; n < 430; n++) await _world.TextAsync($"{n}", n % 3 == 0 ? Bob : Ana);

        var taken = await _world.LookForTextsAsync();

        // Three pages of 200 for the number, one for the sender.
        Assert.Equal(4, _world.Looks);
        Assert.Equal(430, taken.Count);
        var numbers = taken.Select(text => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(numbers.Where(n => n % 3 == 0).Order(), numbers.Where(n => n % 3 == 0));
        Assert.Equal(numbers.Where(n => n % 3 != 0).Order(), numbers.Where(n => n % 3 != 0));
    }

    [Fact]
    public async Task A_second_look_does_not_go_through_all_of_it_again()
    {
        for (var n = 0; n < 430; n++) await _world.TextAsync($"{n}");
        await _world.LookAsync();
        _world.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Empty(await _world.LookAsync());
        await _world.TextAsync("new");
        var before = _world.Looks;

        Assert.Equal(["new"], await _world.LookForTextsAsync());

        Assert.Equal(before + 3, _world.Looks);   // the newest page, the one on which it becomes old, and the WhatsApp sender's
    }

    [Fact]
    public async Task What_the_list_shows_late_is_found_within_a_quarter_of_an_hour()
    {
        _world.Simulator.Options.Faults.ListLag = TimeSpan.FromMinutes(5);
        await _world.TextAsync("late");
        Assert.Empty(await _world.LookForTextsAsync());

        _world.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(["late"], await _world.LookForTextsAsync());
    }

    [Fact]
    public async Task The_youngest_are_left_to_their_webhooks_for_a_while()
    {
        await _world.TextAsync("old");
        _world.Clock.Advance(TimeSpan.FromSeconds(21));
        await _world.TextAsync("young");
        var began = _world.Clock.GetUtcNow();

        Assert.Equal(began.AddSeconds(20), await _world.Sweep().RunAsync(isForced: true, default));

        Assert.Equal(["old"], Texts(await _world.TurnsAsync()));
        Assert.Equal(["young"], await _world.LookForTextsAsync());
    }

    [Fact]
    public async Task Nothing_is_taken_in_from_before_a_number_was_served_or_from_longer_than_a_day_ago()
    {
        _world.Twilio.SmsNumbers.Add(TwilioSide.OtherSmsNumber);
        await _world.TextAsync("not ours yet", to: TwilioSide.OtherSmsNumber);
        _world.Clock.Advance(TimeSpan.FromSeconds(1));
        await _world.Sweep().ServeAsync(default);
        await _world.TextAsync("ours", to: TwilioSide.OtherSmsNumber);
        Assert.Equal(["ours"], await _world.LookForTextsAsync());

        await _world.TextAsync("too old");
        _world.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(10));
        await _world.TextAsync("old");
        Assert.Equal(["old"], await _world.LookForTextsAsync());
    }

    [Fact]
    public async Task What_our_own_numbers_write_and_what_goes_out_is_not_taken_in()
    {
        _world.Twilio.SmsNumbers.Add(TwilioSide.OtherSmsNumber);
        await _world.Sweep().ServeAsync(default);
        await _world.TextAsync("a loop", from: TwilioSide.OtherSmsNumber);
        await _world.Api.CreateAsync(
            new TwilioMessage { From = TwilioSide.SmsNumber, To = TwilioSide.OtherSmsNumber, Body = "out" }, null, null, default);

        Assert.Empty(await _world.LookForTextsAsync());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(429)]
    [InlineData(0)]
    public async Task A_list_that_fails_on_any_page_is_no_list_and_the_next_look_finds_everything_in_order(int status)
    {
        for (var n = 0; n < 250; n++) await _world.TextAsync($"{n}");
        foreach (var page in (int[])[1, 2, 3])
        {
            var left = page;
            _world.Refusal = () => --left == 0 ? status : null;
            await Assert.ThrowsAnyAsync<Exception>(() => _world.LookAsync());
            Assert.Equal(0, _world.Waiting);
        }

        _world.Refusal = null;
        Assert.Equal(Enumerable.Range(0, 250).Select(n => $"{n}"), await _world.LookForTextsAsync());
    }

    [Fact]
    public async Task A_database_that_fails_in_the_middle_leaves_no_gap_behind()
    {
        for (var n = 0; n < 10; n++) await _world.TextAsync($"{n}");
        _world.Fill(4);
        await Assert.ThrowsAnyAsync<Exception>(() => _world.LookAsync());
        Assert.Equal(["0", "1", "2", "3"], Texts(await _world.TurnsAsync()));

        _world.Fill(null);
        Assert.Equal(["4", "5", "6", "7", "8", "9"], await _world.LookForTextsAsync());
    }

    [Fact]
    public async Task Pictures_come_along_and_the_form_is_the_webhooks_as_far_as_the_list_goes()
    {
        var pictures = new[] { new SimulatedFile(new byte[] { 1 }, "image/png"), new SimulatedFile(new byte[] { 2 }, "image/jpeg") };
        var message = await _world.Simulator.SendAsync(new InboundDraft(Ana, TwilioSide.SmsNumber) { Body = "¿Qué? 👋", Files = pictures });

        var taken = Assert.Single(await _world.LookAsync());

        Assert.Equal(
            (message.Sid, _world.Twilio.AccountSid, "twilio-sms", TwilioConversation.IdOf(message.To, message.From)),
            (taken.MessageSid, taken.AccountSid, taken.ChannelId, taken.Conversation));
        var form = TwilioForm.Parse(taken.Form.Span);
        var own = form.Where(field => field.Key != TwilioInboundMessage.ListedAtField).ToList();
        Assert.Equal(message.Parameters.Where(field => own.Exists(f => f.Key == field.Key)), own);
        Assert.Contains("MediaUrl1", own.Select(field => field.Key));
        Assert.Equal(
            ["FromCity", "FromCountry", "FromState", "FromZip", "ToCity", "ToCountry", "ToState", "ToZip"],
            message.Parameters.Select(field => field.Key).Except(own.Select(field => field.Key)).Order());
    }

    [Fact]
    public async Task The_bot_can_tell_that_something_may_be_missing_and_when_it_was_said()
    {
        var said = await _world.Simulator.SendLocationAsync("whatsapp:" + Ana, TwilioSide.WhatsAppNumber, new SimulatedPlace(1, 2, "Here"));
        var taken = Assert.Single(await _world.LookAsync());

        var activity = new TwilioWhatsAppAdapter(_world.Twilio).ToActivity(TwilioForm.Parse(taken.Form.Span), _world.Clock.GetUtcNow());

        var second = DateTimeOffset.FromUnixTimeSeconds(said.DateCreated.ToUnixTimeSeconds());
        Assert.Equal(second, activity.Timestamp);
        Assert.Equal(second, Assert.IsType<TwilioInboundMessage>(activity.ChannelData).ListedAt);
        Assert.Equal((said.Sid, "", null), (activity.Id, activity.Text, activity.From.Name));
        Assert.Null(Assert.IsType<TwilioInboundMessage>(new TwilioWhatsAppAdapter(_world.Twilio)
            .ToActivity(said.Parameters, _world.Clock.GetUtcNow()).ChannelData).ListedAt);
    }

    [Fact]
    public async Task A_message_whose_pictures_cannot_be_listed_holds_back_its_own_conversation_only()
    {
        await _world.Simulator.SendMediaAsync(Ana, TwilioSide.SmsNumber, new SimulatedFile(new byte[] { 1 }, "image/png"), "picture");
        await _world.TextAsync("after it");
        await _world.TextAsync("somebody else", Bob);
        var list = new StubbornMedia(new TwilioInboundList(_world.Api, _world.Twilio));
        var sweep = new Sweep(
            _world.Store, list, _world.Twilio, _world.Options, _world.Clock, NullLogger<Sweep>.Instance);

        await Assert.ThrowsAsync<InvalidOperationException>(() => _world.LookAsync(sweep));
        Assert.Equal(["somebody else"], Texts(await _world.TurnsAsync()));

        Assert.Equal(["picture", "after it"], await _world.LookForTextsAsync());
    }

    [Fact]
    public async Task Of_two_instances_one_looks_and_the_other_comes_back_later()
    {
        await _world.TextAsync("one");
        _world.Clock.Advance(TimeSpan.FromSeconds(30));
        var (held, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        _world.Refusal = () =>
        {
            held.TrySetResult();
            release.Task.GetAwaiter().GetResult();
            return null;
        };
        var first = _world.Sweep().RunAsync(isForced: true, default);
        await held.Task;

        Assert.Equal(_world.Clock.GetUtcNow().AddSeconds(20), await _world.Sweep().RunAsync(isForced: true, default));
        Assert.Equal(1, _world.Looks);

        release.SetResult();
        Assert.Null(await first);
        Assert.Equal(["one"], Texts(await _world.TurnsAsync()));
    }

    [Fact]
    public async Task An_instance_at_leisure_leaves_to_the_others_what_they_have_just_looked_through()
    {
        await _world.LookAsync();
        var before = _world.Looks;
        Assert.Null(await _world.Sweep().RunAsync(isForced: false, default));
        Assert.Equal(before, _world.Looks);

        _world.Clock.Advance(_world.Options.ReconcileEvery);
        Assert.Null(await _world.Sweep().RunAsync(isForced: false, default));
        Assert.Equal(before + 2, _world.Looks);
    }

    [Fact]
    public async Task A_clock_that_was_ahead_for_a_while_hides_nothing()
    {
        _world.Clock.Advance(TimeSpan.FromHours(10));
        await _world.LookAsync();
        _world.Clock.Advance(TimeSpan.FromHours(-9));
        await _world.TextAsync("after the clock was set right");

        Assert.Equal(["after the clock was set right"], await _world.LookForTextsAsync());
    }

    private InboxMessage WebhookOf(SimulatedMessage message) => new(
        _world.Twilio.AccountSid, message.Sid, "twilio-sms", TwilioConversation.IdOf(message.To, message.From), message.Parameters.ToBytes(), _world.Clock.GetUtcNow());

    private sealed class StubbornMedia(IInboundList list) : IInboundList
    {
        public Task<ListedPage> ReadAsync(string ourAddress, string? page, CancellationToken cancellationToken) => list.ReadAsync(ourAddress, page, cancellationToken);

        public Task<IReadOnlyList<ListedMedia>> ReadMediaAsync(string messageSid, CancellationToken cancellationToken) =>
            throw new TimeoutException("planted");
    }
}
