using System.Collections.Frozen;
using System.Text;

namespace TwilioBot.Wire;

/// <summary>
/// The field names that most webhooks carry, so that a form shares one string per name and allocates only its values. Nothing
/// depends on a name being listed here: Twilio adds fields without notice.
/// </summary>
internal static class FieldNames
{
    private const int Longest = 32;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Known = FrozenSet.Create(
        StringComparer.Ordinal,
        "AccountSid", "ApiVersion", "Body", "From", "MessageSid", "NumMedia", "NumSegments", "SmsMessageSid", "SmsSid", "SmsStatus", "To",
        "FromCity", "FromCountry", "FromState", "FromZip", "ToCity", "ToCountry", "ToState", "ToZip",
        "MessagingServiceSid", "OptOutType", "MediaUrl0", "MediaContentType0",
        "ChannelMetadata", "ExternalUserId", "Forwarded", "FrequentlyForwarded", "MessageType", "ProfileName", "ReferralNumMedia", "WaId",
        "ButtonPayload", "ButtonText", "ButtonType", "ListId", "ListTitle", "OriginalRepliedMessageSender", "OriginalRepliedMessageSid",
        "Address", "Label", "Latitude", "Longitude",
        "ChannelInstallSid", "ChannelPrefix", "ChannelStatusMessage", "ChannelToAddress", "ErrorCode", "ErrorMessage", "ErrorUrl",
        "EventType", "MessageStatus", "RawDlrDoneDate",
        "Attributes", "Author", "ChatServiceSid", "ConversationSid", "DateCreated", "Index", "ParticipantSid", "RetryCount", "Source")
        .GetAlternateLookup<ReadOnlySpan<char>>();

    public static string? Find(ReadOnlySpan<byte> encoded)
    {
        if (encoded.Length > Longest) return null;
        Span<char> name = stackalloc char[Longest];
        // Anything but ASCII, and every escape, is simply not found.
        Encoding.Latin1.GetChars(encoded, name);
        return Known.TryGetValue(name[..encoded.Length], out var known) ? known : null;
    }
}
