using System.Text;
using TwilioBot.Adapters;
using TwilioBot.Wire;

namespace TwilioBot.Delivery;

/// <summary>The replies of a turn as TwiML, if that can carry all of them.</summary>
internal static class ReplyTwiml
{
    // Twilio reads 64 kB of an answer (11750).
    private const int LongestAnswer = 64_000;
    private const int MostMedia = 10;

    /// <summary>Null: at least one of them needs the REST API, so all of them take it and stay in order.</summary>
    public static string? Of(string conversation, IReadOnlyList<OutboxMessage> replies, StatusCallbackAddress callbacks)
    {
        if (replies.Count is 0 or > Twiml.MaxMessages || !replies.All(reply => reply.Conversation == conversation && CanCarry(reply.Message)))
        {
            return null;
        }
        // Without to and from it goes back to who wrote, from whom they wrote to: the addresses of this conversation.
        var answer = Twiml.Messages([.. replies.Select(reply => new TwimlMessage(reply.Message.Body ?? "")
        {
            MediaUrls = reply.Message.MediaUrls,
            StatusCallback = callbacks.For(reply.Id)?.AbsoluteUri,
        })]);
        return Encoding.UTF8.GetByteCount(answer) <= LongestAnswer ? answer : null;
    }

    // Templates and places are parameters of the REST API alone, and XML has no way to write some characters.
    private static bool CanCarry(TwilioMessage message) =>
        message is { ContentSid: null, PersistentAction: null, MediaUrls.Count: <= MostMedia }
        && (message.Body?.Length > 0 || message.MediaUrls.Count > 0)
        && (message.Body is null || Twiml.WithoutForbidden(message.Body) == message.Body);
}
