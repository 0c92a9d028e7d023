using System.Globalization;
using System.Security.Cryptography;
using TwilioBot.Adapters;
using TwilioBot.Delivery.Telemetry;

namespace TwilioBot.Delivery;

/// <summary>A Twilio message on its way into the outbox.</summary>
/// <param name="Id">Our message id, which travels in the status callback's address.</param>
/// <param name="ActivityId">The <c>ResourceResponse.Id</c> of the activity it is part of: the id of its first part.</param>
/// <param name="Conversation">The lane it leaves in: messages of one conversation leave in order, one at a time.</param>
/// <param name="Message">What Twilio is asked to send.</param>
public sealed record OutboxMessage(string Id, string ActivityId, string Conversation, TwilioMessage Message)
{
    /// <summary>The W3C <c>traceparent</c> that it was written in; null when nobody recorded one.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The messages that one activity became.</summary>
    public static IReadOnlyList<OutboxMessage> Of(string conversation, IReadOnlyList<TwilioMessage> parts)
    {
        var messages = new OutboxMessage[parts.Count];
        for (var i = 0; i < parts.Count; i++)
        {
            var id = NewId();
            messages[i] = new OutboxMessage(id, i == 0 ? id : messages[0].Id, conversation, parts[i]) { TraceParent = DeliveryTelemetry.TraceParent };
        }
        return messages;
    }

    // 128 random bits: nobody can guess the address at which a message's receipts arrive. The time before them lets an index over the ids
    // grow at its end, so that a row costs the same in a table of millions.
    private static string NewId() => string.Create(
        CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds():x12}{RandomNumberGenerator.GetHexString(32, lowercase: true)}");
}
