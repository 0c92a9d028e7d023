using Microsoft.Extensions.Logging;
using TwilioBot.Delivery.Telemetry;

namespace TwilioBot.Delivery;

/// <summary>
/// Takes messages from the inbox, one at a time per conversation, runs the bot on each and commits what it did. Statuses of our own
/// messages are taken beside them, in places of their own: neither waits for the other.
/// </summary>
public sealed class TurnWorker(
    IMessageStore store, ITurnHandler handler, ReplyWatch replies, AnswerDesk desk, StatusCallbackAddress callbacks,
    TurnsBeside beside, DeliveryOptions options, TimeProvider clock, ILogger<TurnWorker> logger)
{
    private const int MostConflicts = 10;
    private static readonly TimeSpan LongestApology = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StoreAwayWait = TimeSpan.FromSeconds(1);

    private readonly TurnRun _run = new(clock);

    /// <summary>Works until <paramref name="stopping"/>; a turn that has begun is finished, unless it was given up.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var threads = new ThreadWatch(() => options.ConcurrentTurns + options.ConcurrentStatusEvents + beside.Count, logger);
        threads.Start();
        var running = new Running();
        await Task.WhenAll(
            Task.Run(() => HandOutAsync(options.ConcurrentTurns, store.ClaimTurnAsync, running, stopping), CancellationToken.None),
            Task.Run(() => HandOutAsync(options.ConcurrentStatusEvents, store.ClaimStatusAsync, running, stopping), CancellationToken.None)).ConfigureAwait(false);
        await running.EndAsync().ConfigureAwait(false);
    }

    private async Task HandOutAsync(int places, Func<CancellationToken, ValueTask<TurnClaim>> next, Running running, CancellationToken stopping)
    {
        var free = new SemaphoreSlim(places);
        try
        {
            while (true)
            {
                await free.WaitAsync(stopping).ConfigureAwait(false);
                // Each free place waits for itself, so that the store sees how many claims it can make in one go.
                _ = TakeAsync(next, new TurnPlace(free, beside), running, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }

    private async Task TakeAsync(Func<CancellationToken, ValueTask<TurnClaim>> next, TurnPlace place, Running running, CancellationToken stopping)
    {
        running.Begin();
        try
        {
            do
            {
                if (await ClaimAsync(next, stopping).ConfigureAwait(false) is { } claim)
                {
                    await WorkAsync(claim, place).ConfigureAwait(false);
                }
            }
            while (!stopping.IsCancellationRequested && place.IsForTheNext);
            place.Leave();
        }
        catch (OperationCanceledException)
        {
            // Nothing comes any more: the place is not needed.
        }
        finally
        {
            running.End();
        }
    }

    // Nobody would wait in this place again if a surprise here ended it.
    private async Task<TurnClaim?> ClaimAsync(Func<CancellationToken, ValueTask<TurnClaim>> next, CancellationToken stopping)
    {
        try
        {
            return await next(stopping).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.StoreSurprise(logger, e);
            await Task.Delay(StoreAwayWait, clock, stopping).ConfigureAwait(false);
            return null;
        }
    }

    private async Task WorkAsync(TurnClaim claim, TurnPlace place)
    {
        using var span = TurnSpan.Begin(claim);
        var patience = new TurnPatience(claim, options, clock.GetUtcNow());
        try
        {
            await TryAsync(claim, patience, place).ConfigureAwait(false);
            span?.Outcome = TurnSpan.Committed;
        }
        catch (ClaimLostException)
        {
            Log.TurnLost(logger, claim.Message.MessageSid);
            span?.Outcome = TurnSpan.Lost;
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
            var retryAt = patience.RetryAt(e, clock.GetUtcNow());
            span?.Threw(e);
            span?.Outcome = retryAt is null ? TurnSpan.Dead : TurnSpan.Failed;
            Log.TurnFailed(logger, claim.Message.MessageSid, claim.Attempt, retryAt is null ? "set aside as a dead letter" : "will be tried again", e);
            var failure = new TurnFailure(e.GetType().Name + ": " + e.Message, retryAt) { FailingSince = patience.Since };
            await FailAsync(claim, failure, place).ConfigureAwait(false);
        }
    }

    private async Task TryAsync(TurnClaim claim, TurnPatience patience, TurnPlace place)
    {
        if (patience.IsOver)
        {
            await FailAsync(claim, TurnFailure.Dead(reason: null), place).ConfigureAwait(false);
            return;
        }
        var began = clock.GetTimestamp();
        for (var conflicts = 1; !await TryTurnAsync(claim, patience.Limit - clock.GetElapsedTime(began), place).ConfigureAwait(false); conflicts++)
        {
            Log.TurnConflict(logger, claim.Message.MessageSid);
            if (conflicts == MostConflicts || clock.GetElapsedTime(began) >= patience.Limit)
            {
                // A bot that writes with an ETag from long ago would conflict for ever.
                throw new InvalidOperationException($"What the turn had read was out of date {conflicts} times in a row.");
            }
        }
    }

    /// <returns>False on a conflict: somebody else changed what the turn had read. Nothing has left, so it can run again.</returns>
    private async Task<bool> TryTurnAsync(TurnClaim claim, TimeSpan limit, TurnPlace place)
    {
        desk.Begin(claim.Message);
        var unit = await _run.RunAsync(claim.Message.Conversation, token => handler.RunAsync(claim.Message, token), limit, place).ConfigureAwait(false);
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

    private async Task FailAsync(TurnClaim claim, TurnFailure failure, TurnPlace place)
    {
        try
        {
            if (failure.RetryAt is null)
            {
                failure = failure with { Apology = await ApologyAsync(claim.Message, place).ConfigureAwait(false) };
            }
            await store.FailTurnAsync(claim, failure, CancellationToken.None).ConfigureAwait(false);
            if (failure.RetryAt is null)
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
    private async Task<IReadOnlyList<OutboxMessage>> ApologyAsync(InboxMessage message, TurnPlace place)
    {
        if (message.StatusOf is not null)
        {
            return [];
        }
        try
        {
            var unit = await _run.RunAsync(message.Conversation, token => handler.ApologiseAsync(message, token), LongestApology, place).ConfigureAwait(false);
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

    // Those that have begun and have not ended.
    private sealed class Running
    {
        private readonly TaskCompletionSource _none = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _count = 1;

        public void Begin() => Interlocked.Increment(ref _count);

        public void End()
        {
            if (Interlocked.Decrement(ref _count) == 0)
            {
                _none.SetResult();
            }
        }

        /// <summary>No more will begin.</summary>
        public Task EndAsync()
        {
            End();
            return _none.Task;
        }
    }
}
