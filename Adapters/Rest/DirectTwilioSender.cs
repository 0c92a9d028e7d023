using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Twilio.Exceptions;
using Twilio.Rest.Api.V2010.Account;

namespace TwilioBot.Adapters;

/// <summary>Calls Twilio at once, within the turn: no retry, no memory. For adapters used without an outbox.</summary>
public sealed class DirectTwilioSender(TwilioApi api, ILogger<DirectTwilioSender>? logger = null) : ITwilioSender
{
    private readonly ILogger _logger = logger ?? NullLogger<DirectTwilioSender>.Instance;

    /// <inheritdoc/>
    /// <returns>The MessageSid of the first part.</returns>
    public async Task<string> SendAsync(IReadOnlyList<TwilioMessage> parts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parts);
        string? first = null;
        foreach (var part in parts)
        {
            var created = await api.CreateAsync(part, statusCallback: null, validity: null, cancellationToken).ConfigureAwait(false);
            first ??= created.Sid;
        }

        return first ?? "";
    }

    /// <inheritdoc/>
    /// <remarks>Twilio can only take back what is scheduled or waits in a queue; anything else has left, and stays.</remarks>
    public async Task CancelAsync(string id, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        var cancel = new UpdateMessageOptions(id) { Status = MessageResource.UpdateStatusEnum.Canceled };
        try
        {
            await api.CallAsync(client => MessageResource.UpdateAsync(cancel, client), cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.Status is >= 400 and < 500 and not (401 or 403 or 429))
        {
            Log.TooLateToCancel(_logger, id, e.Code);
        }
    }
}
