using Microsoft.Extensions.Logging.Abstractions;
using TwilioBot.Delivery;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Delivery;

/// <summary>How long a webhook waits for the turn of its message, in a time that only the test moves.</summary>
public sealed class AnswerDeskTests
{
    private const string Twiml = "<Response><Message><Body>Hi</Body></Message></Response>";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TurnCommit Commit = Nothing with { Outbox = [To(Ana, "r1")], Answer = Twiml };

    private readonly ManualClock _clock = new();
    private readonly DeliveryOptions _options = new() { ReplyMode = ReplyMode.TwiML };
    private readonly ReplyWatch _replies = new(NullLogger<ReplyWatch>.Instance);
    private readonly AnswerDesk _desk;

    public AnswerDeskTests() => _desk = new AnswerDesk(_options, _replies, _clock);

    private InboxMessage Message => From(Ana, "SM1") with { ReceivedAt = _clock.GetUtcNow() };

    [Fact]
    public async Task Without_the_mode_nobody_waits()
    {
        _options.ReplyMode = ReplyMode.Rest;
        using var wait = _desk.Enter(Message);

        Assert.Null(await wait.AnswerAsync(default).WaitAsync(Patience));
        Assert.False(_desk.TryHold(Message));
    }

    [Fact]
    public async Task At_the_deadline_a_webhook_leaves_and_the_turn_finds_nobody()
    {
        using var wait = _desk.Enter(Message);
        var answer = wait.AnswerAsync(default);
        await _clock.AdvanceToAlarmAsync(TimeSpan.FromSeconds(8));

        Assert.Null(await answer.WaitAsync(Patience));
        Assert.False(_desk.TryHold(Message));
        Assert.Equal(0, _desk.Waiting);
    }

    [Fact]
    public async Task The_deadline_counts_from_the_arrival()
    {
        var message = Message;
        _clock.Advance(TimeSpan.FromSeconds(8));
        using var wait = _desk.Enter(message);

        Assert.Null(await wait.AnswerAsync(default).WaitAsync(Patience));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_is_counted_on_by_a_commit_waits_for_it_whatever_the_time(bool hangsUp)
    {
        var message = Message;
        using var wait = _desk.Enter(message);
        using var gone = new CancellationTokenSource();
        var answer = wait.AnswerAsync(gone.Token);
        Assert.True(_desk.TryHold(message));
        if (hangsUp) await gone.CancelAsync();
        else await _clock.AdvanceToAlarmAsync(TimeSpan.FromSeconds(8));
        Assert.False(answer.IsCompleted);

        _desk.Decide(message, Twiml, Commit);

        Assert.Equal(Twiml, await answer.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_commit_that_did_not_happen_lets_the_late_webhook_go_and_keeps_the_others()
    {
        var message = Message;
        using var first = _desk.Enter(message);
        using var second = _desk.Enter(message with { ReceivedAt = message.ReceivedAt.AddSeconds(5) });
        var (early, late) = (first.AnswerAsync(default), second.AnswerAsync(default));
        Assert.True(_desk.TryHold(message));
        await _clock.AdvanceToAlarmAsync(TimeSpan.FromSeconds(8));

        _desk.GiveBack(message);

        Assert.Null(await early.WaitAsync(Patience));
        Assert.False(late.IsCompleted);
        Assert.True(_desk.TryHold(message));
        _desk.Decide(message, Twiml, Commit);
        Assert.Equal(Twiml, await late.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_turn_that_answers_another_way_lets_everybody_go()
    {
        var message = Message;
        using var wait = _desk.Enter(message);
        Assert.True(_desk.TryHold(message));

        _desk.Decide(message, answer: null, Commit);

        Assert.Null(await wait.AnswerAsync(default).WaitAsync(Patience));
    }

    [Fact]
    public async Task From_a_stop_on_only_those_whose_turn_has_begun_wait()
    {
        var (begun, waiting) = (Message, From(Bob, "SM2") with { ReceivedAt = _clock.GetUtcNow() });
        using var first = _desk.Enter(begun);
        using var second = _desk.Enter(waiting);
        _desk.Begin(begun);

        _desk.Close();

        Assert.Null(await second.AnswerAsync(default).WaitAsync(Patience));
        using var third = _desk.Enter(From(Cleo, "SM3") with { ReceivedAt = _clock.GetUtcNow() });
        Assert.Null(await third.AnswerAsync(default).WaitAsync(Patience));
        Assert.True(_desk.TryHold(begun));
        _desk.Decide(begun, Twiml, Commit);
        Assert.Equal(Twiml, await first.AnswerAsync(default).WaitAsync(Patience));
    }

    [Fact]
    public async Task Later_turns_wait_until_the_answer_is_on_its_way_and_so_does_what_follows_the_replies()
    {
        var message = Message;
        var wait = _desk.Enter(message);
        var followed = false;
        var unit = await UnitOfWork.RunAsync(Ana, () =>
        {
            UnitOfWork.Current!.AfterReplies(() => followed = true);
            return Task.CompletedTask;
        });
        _replies.Expect(unit, Commit);
        Assert.True(_desk.TryHold(message));
        _desk.Decide(message, Twiml, Commit);
        await wait.AnswerAsync(default).WaitAsync(Patience);

        var later = _desk.EarlierAnswersAsync(Ana);
        Assert.False(later.IsCompleted);
        Assert.False(followed);
        Assert.True(_desk.EarlierAnswersAsync(Bob).IsCompleted);

        wait.Dispose();

        await later.WaitAsync(Patience);
        Assert.True(followed);
    }
}
