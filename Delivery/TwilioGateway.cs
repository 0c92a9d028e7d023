using Twilio.Exceptions;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Types;
using TwilioBot.Adapters;
using TwilioBot.Wire;

namespace TwilioBot.Delivery;

/// <summary>The gateway over Twilio's library; what a failure means for a resend is decided here and nowhere else.</summary>
/// <remarks>Source: https://www.twilio.com/docs/api/errors</remarks>
public sealed class TwilioGateway(TwilioApi api) : ITwilioGateway
{
    // The newest page is enough: sends to one person are serial, so what we look for is among the last few.
    private const int NewestPage = 50;
    private const int Unauthorized = 20003, TooManyRequests = 20429;

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(TwilioMessage message, Uri? statusCallback, TimeSpan validity, Func<bool> mayLeave, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mayLeave);
        TimeSpan? retryAfter = null;
        var isWithheld = false;
        try
        {
            var resource = await api.CreateAsync(message, statusCallback, validity, cancellationToken, asked => retryAfter = asked, () => !(isWithheld = !mayLeave())).ConfigureAwait(false);
            return string.IsNullOrEmpty(resource.Sid)
                ? new SendOutcome(SendOutcomeKind.Unknown, Reason: "Twilio's answer names no message")
                : new SendOutcome(SendOutcomeKind.Accepted, resource.Sid);
        }
        catch (ApiException e) when (e.Status != 0)
        {
            return Classify(e.Status, e.Code, retryAfter);
        }
        catch (ApiStandardException e)
        {
            return Classify(e.Status, e.Code, retryAfter);
        }
        catch (TwilioException) when (isWithheld)
        {
            return new SendOutcome(SendOutcomeKind.Withheld, Reason: "the claim had run out when it was about to leave");
        }
        catch (TwilioException e)
        {
            return TwilioTransportException.SaysNeverLeft(e)
                ? new SendOutcome(SendOutcomeKind.NotNow, Reason: "Twilio could not be reached", Concerns: Congestion.Path)
                : new SendOutcome(SendOutcomeKind.Unknown, Reason: "no answer from Twilio");
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SentMessage>?> FindSentAsync(string ourAddress, string theirAddress, DateTimeOffset since, CancellationToken cancellationToken)
    {
        try
        {
            return await api.CallAsync(
                async client =>
                {
                    var listed = await MessageResource.ReadAsync(
                        to: new PhoneNumber(theirAddress), from: new PhoneNumber(ourAddress), pageSize: NewestPage, limit: NewestPage, client: client).ConfigureAwait(false);
                    return listed
                        // Answers given in a webhook's response are no trace of a call.
                        .Where(sent => sent.Direction?.ToString() != "outbound-reply")
                        .Where(sent => sent.DateCreated is { } created && new DateTimeOffset(DateTime.SpecifyKind(created, DateTimeKind.Utc)) >= since)
                        .Select(sent => new SentMessage(sent.Sid, sent.Body ?? "", new DateTimeOffset(DateTime.SpecifyKind(sent.DateCreated!.Value, DateTimeKind.Utc))))
                        .ToList();
                },
                cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Twilio's library fails in its own ways on a list that is none; whatever the way, we have not looked.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private static SendOutcome Classify(int status, int code, TimeSpan? retryAfter) => status switch
    {
        _ when status == 401 || code == Unauthorized => new SendOutcome(
            SendOutcomeKind.Locked, ErrorCode: code, Reason: "Twilio refuses the credentials", RetryAfter: retryAfter),
        429 => new SendOutcome(
            SendOutcomeKind.NotNow, ErrorCode: code, Reason: "too many requests at once",
            Concerns: code == TooManyRequests ? Congestion.Account : Congestion.Sender, RetryAfter: retryAfter),
        // The sender's queue at Twilio is full: refused now, welcome later.
        >= 400 and < 500 when TwilioErrors.Find(code)?.Retry is RetryClass.Soon or RetryClass.Later =>
            new SendOutcome(SendOutcomeKind.NotNow, ErrorCode: code, Reason: TwilioErrors.Find(code)!.Meaning, RetryAfter: retryAfter),
        // 408: the request may have been read to its end.
        >= 400 and < 500 when status != 408 => new SendOutcome(
            SendOutcomeKind.Refused, ErrorCode: code, Reason: TwilioErrors.Find(code)?.Meaning ?? "HTTP " + status.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        _ => new SendOutcome(SendOutcomeKind.Unknown, ErrorCode: code, Reason: "HTTP " + status.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    };
}
