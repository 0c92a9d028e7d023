using Microsoft.Extensions.Logging;

namespace TwilioBot.Delivery;

/// <summary>
/// Finds out whether a send of unknown outcome reached Twilio: a status callback that carries our message id, else the
/// list of Messages. Only a successful look that shows nothing lets the policy decide.
/// </summary>
public sealed class EvidenceSearch(
    IMessageStore store, ITwilioGateway gateway, DeliveryOptions options, TimeProvider clock, ILogger<EvidenceSearch> logger)
{
    // Twilio's clock and ours need not agree to the second.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    /// <summary>What becomes of the message.</summary>
    public async Task<SendResult> ResolveAsync(SendClaim claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        if (await store.FindEvidenceAsync(claim.Message.Id, cancellationToken).ConfigureAwait(false) is { } told)
        {
            return SendResult.Sent(told);
        }
        var settled = claim.StartedAt + options.SettleWindow;
        if (clock.GetUtcNow() < settled)
        {
            return SendResult.Unknown(settled, "waiting for evidence");
        }
        var message = claim.Message.Message;
        var listed = await gateway.FindSentAsync(message.From, message.To, claim.StartedAt - ClockSkew, cancellationToken).ConfigureAwait(false);
        if (listed is null)
        {
            if (claim.CreatedAt + options.ValidityPeriod <= clock.GetUtcNow())
            {
                // Sending it again without a look could double it; waiting on would silence all that is behind it.
                Log.LookUpGivenUp(logger, claim.Message.Id);
                return SendResult.Dead("whether Twilio has it could not be found out in time: held for an operator");
            }
            Log.LookUpFailed(logger, claim.Message.Id);
            return SendResult.Unknown(clock.GetUtcNow() + LookAgain, "the look-up failed");
        }
        return await FindUnclaimedAsync(claim, listed, cancellationToken).ConfigureAwait(false) is { } found
            ? SendResult.Sent(found)
            : WithoutEvidence(claim);
    }

    // Equal texts to one person are told apart by count: each listed message stands for one row of ours at the most.
    private async Task<string?> FindUnclaimedAsync(SendClaim claim, IReadOnlyList<SentMessage> listed, CancellationToken cancellationToken)
    {
        var body = claim.Message.Message.Body ?? "";
        // Trial accounts put words of their own in front of a body.
        var alike = listed.Where(sent => claim.Message.Message.ContentSid is not null || sent.Body.EndsWith(body, StringComparison.Ordinal)).ToList();
        var claimed = await store.FindClaimedSidsAsync(claim.Message.Id, [.. alike.Select(sent => sent.Sid)], cancellationToken).ConfigureAwait(false);
        return alike.OrderBy(sent => sent.CreatedAt).FirstOrDefault(sent => !claimed.Contains(sent.Sid))?.Sid;
    }

    private SendResult WithoutEvidence(SendClaim claim)
    {
        switch (options.UnknownPolicy)
        {
            case UnknownPolicy.Resend when claim.CreatedAt + options.ValidityPeriod <= clock.GetUtcNow():
                return SendResult.Expired;
            case UnknownPolicy.Resend:
                Log.Resend(logger, claim.Message.Id);
                return SendResult.Retry(clock.GetUtcNow(), "no trace of it at Twilio: sent again");
            default:
                return SendResult.Dead(options.UnknownPolicy == UnknownPolicy.Hold
                    ? "no trace of it at Twilio: held for an operator"
                    : "no trace of it at Twilio: dropped");
        }
    }
}
