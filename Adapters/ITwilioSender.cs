namespace TwilioBot.Adapters;

/// <summary>Where an adapter hands its Twilio messages to: straight to Twilio, or into an outbox.</summary>
public interface ITwilioSender
{
    /// <summary>Sends the messages that one activity became, in order.</summary>
    /// <returns>
    /// The id for the activity's <c>ResourceResponse</c>: the first MessageSid (direct), or our own message id (durable).
    /// </returns>
    Task<string> SendAsync(IReadOnlyList<TwilioMessage> parts, CancellationToken cancellationToken);

    /// <summary>Cancels what <see cref="SendAsync"/> returned <paramref name="id"/> for, as far as it has not left yet.</summary>
    Task CancelAsync(string id, CancellationToken cancellationToken);
}
