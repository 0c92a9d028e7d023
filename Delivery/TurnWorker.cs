using Microsoft.Extensions.Logging;
using TwilioBot.Delivery.Telemetry;

namespace TwilioBot.Delivery;

/// <summary>
/// Takes messages from the inbox, one at a time per conversation, runs the bot on each and commits what it did. Statuses of our own
/// messages are taken beside them, by others: neither waits for the other.
/// </summary>
public sealed class TurnWorker(
    IMessageStore store, ITurnHandler handler, ReplyWatch replies, AnswerDesk desk, StatusCallbackAddress callbacks,
    DeliveryOptions options, TimeProvider clock, ILogger<TurnWorker> logger)
{
    // Together with the doubling this keeps all tries of a poisoned message within a minute.
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1), LongestWait = TimeSpan.FromSeconds(20);
    private const int MostConflicts = 10;
    private static readonly TimeSpan StoreAwayWait = TimeSpan.FromSeconds(1);

    /// <summary>Works until <paramref name="stopping"/>; a turn that has begun is finished.</summary>
    public Task RunAsync(CancellationToken stopping) =>
        Task.WhenAll(Loops(options.ConcurrentTurns, store.ClaimTurnAsync, stopping).Concat(Loops(options.ConcurrentStatusEvents, store.ClaimStatusAsync, stopping)));

    private IEnumerable<Task> Loops(int count, Func<CancellationToken, ValueTask<TurnClaim>> claim, CancellationToken stopping) =>
        Enumerable.Range(0, count).Select(_ => Task.Run(() => LoopAsync(claim, stopping), CancellationToken.None));

    private async Task LoopAsync(Func<CancellationToken, ValueTask<TurnClaim>> next, CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                var claim = await next(stopping).ConfigureAwait(false);
                await WorkAsync(claim).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }

    private async Task WorkAsync(TurnClaim claim)
    {
        using var span = TurnSpan.Begin(claim);
        try
        {
            for (var conflicts = 1; !await TryTurnAsync(claim).ConfigureAwait(false); conflicts++)
            {
                Log.TurnConflict(logger, claim.Message.MessageSid);
                if (conflicts == MostConflicts)
                {
                    // A bot that writes with an ETag from long ago would conflict for ever.
                    throw new InvalidOperationException($"What the turn had read was out of date {conflicts} times in a row.");
                }
            }
            span?.Outcome = TurnSpan.Committed;
        }
        catch (StoreUnavailableException e)
        {
            // No fault of the message's: it keeps its attempt.
            Log.StoreAway(logger, e.Message);
            span?.Outcome = TurnSpan.Released;
            store.ReleaseTurn(claim, clock.GetUtcNow() + StoreAwayWait);
        }
#pragma warning disable CA1031 // Whatever a bot throws, its conversation alone is affected.
        catch (Exception e)
#pragma warning restore CA1031
        {
            span?.Threw(e);
            span?.Outcome = claim.Attempt < options.MaxAttempts ? TurnSpan.Failed : TurnSpan.Dead;
            await FailAsync(claim, e).ConfigureAwait(false);
        }
    }

    /// <returns>False on a conflict: somebody else changed what the turn had read. Nothing has left, so it can run again.</returns>
    private async Task<bool> TryTurnAsync(TurnClaim claim)
    {
        desk.Begin(claim.Message);
        var unit = await UnitOfWork.RunAsync(claim.Message.Conversation, () => handler.RunAsync(claim.Message, CancellationToken.None)).ConfigureAwait(false);
        var commit = unit.ToCommit();
        if (commit.Outbox.Count > 0)
        {
            await desk.EarlierAnswersAsync(claim.Message.Conversation).ConfigureAwait(false);
        }
        if (desk.TryHold(claim.Message))
        {
            commit = commit with { Answer = ReplyTwiml.Of(claim.Message.Conversation, commit.Outbox, callbacks) };
        }
        replies.Expect(unit, commit);
        CommitResult result;
        try
        {
            result = await store.CommitTurnAsync(claim, commit, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // A database that went away may have committed all the same: what follows the turn is then still expected, and
            // happens when the turn's last reply has left.
            if (e is not StoreUnavailableException)
            {
                replies.Forget(commit);
            }
            desk.GiveBack(claim.Message);
            throw;
        }
        switch (result)
        {
            case CommitResult.Conflict:
                replies.Forget(commit);
                desk.GiveBack(claim.Message);
                return false;
            case CommitResult.Lost:
                replies.Forget(commit);
                desk.GiveBack(claim.Message);
                Log.TurnLost(logger, claim.Message.MessageSid);
                return true;
            default:
                desk.Decide(claim.Message, result == CommitResult.Answered ? commit.Answer : null, commit);
                replies.Committed(unit, commit);
                return true;
        }
    }

    private async Task FailAsync(TurnClaim claim, Exception error)
    {
        var reason = error.GetType().Name + ": " + error.Message;
        DateTimeOffset? retryAt = claim.Attempt < options.MaxAttempts
            ? clock.GetUtcNow() + Backoff.After(claim.Attempt, FirstWait, LongestWait)
            : null;
        Log.TurnFailed(logger, claim.Message.MessageSid, claim.Attempt, retryAt is null ? "set aside as a dead letter" : "will be tried again", error);
        try
        {
            var failure = new TurnFailure(reason, retryAt);
            if (retryAt is null)
            {
                failure = failure with { Apology = await ApologyAsync(claim.Message).ConfigureAwait(false) };
            }
            await store.FailTurnAsync(claim, failure, CancellationToken.None).ConfigureAwait(false);
            if (retryAt is null)
            {
                desk.Decide(claim.Message, answer: null, commit: null);
            }
        }
        catch (ClaimLostException)
        {
            Log.TurnLost(logger, claim.Message.MessageSid);
        }
        catch (StoreUnavailableException e)
        {
            Log.StoreAway(logger, e.Message);
            store.ReleaseTurn(claim, clock.GetUtcNow() + StoreAwayWait);
        }
#pragma warning disable CA1031 // One row that cannot be written must not end the worker.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.StoreSurprise(logger, e);
            store.ReleaseTurn(claim, clock.GetUtcNow() + StoreAwayWait);
        }
    }

    // Written by the bot in a unit of work of its own: of the turn that failed nothing is left.
    private async Task<IReadOnlyList<OutboxMessage>> ApologyAsync(InboxMessage message)
    {
        if (message.StatusOf is not null)
        {
            return [];
        }
        try
        {
            var unit = await UnitOfWork.RunAsync(message.Conversation, () => handler.ApologiseAsync(message, CancellationToken.None)).ConfigureAwait(false);
            await desk.EarlierAnswersAsync(message.Conversation).ConfigureAwait(false);
            return unit.ToCommit().Outbox;
        }
#pragma warning disable CA1031 // Whatever keeps the bot from saying sorry, the message is set aside.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.ApologyFailed(logger, message.MessageSid, e);
            return [];
        }
    }
}
