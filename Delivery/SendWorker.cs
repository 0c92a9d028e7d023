using Microsoft.Extensions.Logging;
using TwilioBot.Delivery.Telemetry;
using TwilioBot.Wire;

namespace TwilioBot.Delivery;

/// <summary>Sends what the outbox holds: in order and one at a time per conversation, many conversations at once.</summary>
public sealed class SendWorker(
    IMessageStore store, ITwilioGateway gateway, EvidenceSearch evidence, ReplyWatch replies, DeliveryOptions options,
    StatusCallbackAddress callbacks, SendPace pace, TimeProvider clock, ILogger<SendWorker> logger)
{
    private static readonly TimeSpan StoreAwayWait = TimeSpan.FromSeconds(1);

    // Twilio's answer to whatever is sent after a STOP, the reply to the STOP itself included.
    private const int OptedOut = 21610;

    // A try or two that Twilio is too busy for are everyday life; an operator wants to know when it goes on.
    private const int FirstAttemptToMention = 3, MentionAgainEvery = 20;

    /// <summary>
    /// Works until <paramref name="stopping"/>; a call that has begun is finished and written down. What still cannot be
    /// written down when the caller is <paramref name="abandoned"/> as well is looked for as unknown at the next start.
    /// </summary>
    public Task RunAsync(CancellationToken stopping, CancellationToken abandoned = default) =>
        Task.WhenAll(Enumerable.Range(0, options.ConcurrentSends).Select(_ => Task.Run(() => LoopAsync(stopping, abandoned), CancellationToken.None)));

    private async Task LoopAsync(CancellationToken stopping, CancellationToken abandoned)
    {
        try
        {
            while (true)
            {
                var claim = await ClaimAsync(stopping).ConfigureAwait(false);
                while (claim is not null)
                {
                    claim = await StepAsync(claim, stopping, abandoned).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }

    private async Task<SendClaim?> ClaimAsync(CancellationToken stopping)
    {
        try
        {
            return await store.ClaimSendAsync(pace.NotBefore, stopping).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.StoreSurprise(logger, e);
            await Task.Delay(StoreAwayWait, clock, stopping).ConfigureAwait(false);
            return null;
        }
    }

    /// <returns>The lane's next message, when it was claimed along with this one's completion.</returns>
    private async Task<SendClaim?> StepAsync(SendClaim claim, CancellationToken stopping, CancellationToken abandoned)
    {
        using var span = SendSpan.Begin(claim);
        var result = await SendOrResolveAsync(claim).ConfigureAwait(false);
        span?.CameTo(result);
        while (true)
        {
            try
            {
                var next = await store.CompleteSendAsync(claim, result, stopping.IsCancellationRequested ? null : pace.NotBefore, CancellationToken.None).ConfigureAwait(false);
                if (result.State == OutboxState.Expired)
                {
                    Log.SendExpired(logger, claim.Message.Id);
                }
                if (result.IsFinal)
                {
                    replies.Left(claim.Message.Id);
                }
                return next;
            }
            catch (ClaimLostException)
            {
                // Whoever has the lane now looks for evidence of this message first. It has left our hands, and what its turn wanted to
                // happen then is known here only.
                Log.SendLost(logger, claim.Message.Id);
                replies.Left(claim.Message.Id);
                return null;
            }
#pragma warning disable CA1031 // What Twilio said is known here only: keep it until it can be written down.
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (e is StoreUnavailableException)
                {
                    Log.StoreAway(logger, e.Message);
                }
                else
                {
                    Log.StoreSurprise(logger, e);
                }
                await Task.Delay(StoreAwayWait, clock, abandoned).ConfigureAwait(false);
            }
        }
    }

    private async Task<SendResult> SendOrResolveAsync(SendClaim claim)
    {
        try
        {
            if (claim.State == OutboxState.Unknown)
            {
                return await evidence.ResolveAsync(claim, CancellationToken.None).ConfigureAwait(false);
            }
            var left = claim.CreatedAt + options.ValidityPeriod - clock.GetUtcNow();
            return left <= TimeSpan.Zero ? SendResult.Expired : await SendAsync(claim, left).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A surprise here must neither stop the worker nor pass for "it never left".
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.SendSurprise(logger, claim.Message.Id, e);
            return SendResult.Unknown(clock.GetUtcNow() + options.SettleWindow, e.GetType().Name);
        }
    }

    private async Task<SendResult> SendAsync(SendClaim claim, TimeSpan validity)
    {
        var outcome = await gateway.SendAsync(claim.Message.Message, callbacks.For(claim.Message.Id), validity, () => store.Holds(claim), CancellationToken.None).ConfigureAwait(false);
        var again = pace.Tell(claim, outcome);
        store.HoldSends(pace.UnreachableUntil);
        switch (outcome.Kind)
        {
            case SendOutcomeKind.Accepted:
                return SendResult.Sent(outcome.MessageSid!);
            case SendOutcomeKind.NotNow:
                // Twilio being busy is no reason to give a reply up before its time: ValidityPeriod ends it, not a count.
                if (claim.Attempt is FirstAttemptToMention || claim.Attempt % MentionAgainEvery == 0)
                {
                    Log.SendLater(logger, claim.Message.Id, claim.Attempt, outcome.Reason ?? "");
                }
                return SendResult.Retry(again, outcome.Reason ?? "", outcome.ErrorCode);
            case SendOutcomeKind.Withheld:
                // This process was held up for longer than its claim lasts. Whoever has the lane by now will say so; nobody else has sent it.
                return SendResult.Retry(again, outcome.Reason ?? "");
            case SendOutcomeKind.Locked:
                Log.CredentialsRefused(logger, outcome.ErrorCode);
                return SendResult.Retry(again, outcome.Reason ?? "", outcome.ErrorCode);
            case SendOutcomeKind.Refused when outcome.ErrorCode == OptedOut:
                Log.SendNotWanted(logger, claim.Message.Id);
                return SendResult.Dead(outcome.Reason ?? "", outcome.ErrorCode);
            case SendOutcomeKind.Refused:
                Log.SendRefused(logger, claim.Message.Id, outcome.ErrorCode, outcome.Reason ?? "", TwilioErrors.Find(outcome.ErrorCode)?.Advice ?? "");
                return SendResult.Dead(outcome.Reason ?? "", outcome.ErrorCode);
            default:
                // A status callback may have overtaken the answer that never came.
                if (await store.FindEvidenceAsync(claim.Message.Id, CancellationToken.None).ConfigureAwait(false) is { } told)
                {
                    return SendResult.Sent(told);
                }
                Log.SendUnknown(logger, claim.Message.Id, outcome.Reason ?? "");
                return SendResult.Unknown(again + options.SettleWindow, outcome.Reason ?? "");
        }
    }
}
