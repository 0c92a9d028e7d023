using System.Globalization;
using Microsoft.Bot.Schema;
using TwilioBot.Wire;

namespace TwilioBot.Adapters;

/// <summary>Webhook forms as activities.</summary>
internal static class InboundActivity
{
    private const string ServiceUrl = "https://api.twilio.com/";
    private const string MediaUrl = "MediaUrl";

    /// <summary>A message that somebody sent us. Fields that are missing, empty or make no sense are as good as not sent.</summary>
    public static Activity FromMessage(TwilioForm form, string channelId, DateTimeOffset receivedAt)
    {
        var from = form["From"] ?? "";
        var to = form["To"] ?? "";
        var message = ChannelDataOf(form, from, to);

        return new Activity
        {
            Type = ActivityTypes.Message,
            Id = message.MessageSid,
            Timestamp = message.ListedAt ?? receivedAt,
            ChannelId = channelId,
            ServiceUrl = ServiceUrl,
            From = new ChannelAccount(from, message.ProfileName, RoleTypes.User),
            Recipient = new ChannelAccount(to, role: RoleTypes.Bot),
            Conversation = new ConversationAccount(isGroup: false, id: TwilioConversation.IdOf(to, from)),
            ReplyToId = message.OriginalRepliedMessageSid,
            Text = message.Body.Length > 0 ? message.Body : message.ButtonText ?? "",
            TextFormat = TextFormatTypes.Plain,
            Value = message.ButtonPayload,
            Attachments = AttachmentsOf(form),
            Entities = LocationOf(form) is { } location ? [location.ToPlace()] : [],
            ChannelData = message,
        };
    }

    /// <summary>What became of a message that we sent: an event in the conversation that the message belongs to.</summary>
    public static Activity FromStatus(TwilioForm form, string channelId, DateTimeOffset receivedAt, string? messageId)
    {
        var (ours, theirs) = (form["From"] ?? "", form["To"] ?? "");
        var status = new TwilioStatus
        {
            MessageSid = SidOf(form),
            MessageId = messageId,
            Status = (Value(form, "MessageStatus") ?? Value(form, "SmsStatus") ?? "").ToLowerInvariant(),
            ErrorCode = int.TryParse(form["ErrorCode"], NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code > 0
                ? code
                : null,
            ErrorMessage = Value(form, "ErrorMessage") ?? Value(form, "ChannelStatusMessage"),
            From = ours,
            To = theirs,
            Fields = FieldsOf(form),
        };

        return new Activity
        {
            Type = ActivityTypes.Event,
            Name = TwilioStatus.EventName,
            // One message has several callbacks, and each comes as an activity of its own.
            Id = string.Create(CultureInfo.InvariantCulture, $"{status.MessageSid}/{status.Status}/{status.ErrorCode}").TrimEnd('/'),
            Timestamp = receivedAt,
            ChannelId = channelId,
            ServiceUrl = ServiceUrl,
            From = new ChannelAccount(theirs, role: RoleTypes.User),
            Recipient = new ChannelAccount(ours, role: RoleTypes.Bot),
            Conversation = new ConversationAccount(isGroup: false, id: TwilioConversation.IdOf(ours, theirs)),
            ReplyToId = messageId ?? status.MessageSid,
            ValueType = nameof(TwilioStatus),
            Value = status,
        };
    }

    private static TwilioInboundMessage ChannelDataOf(TwilioForm form, string from, string to) => new()
    {
        MessageSid = SidOf(form),
        AccountSid = Value(form, "AccountSid"),
        MessagingServiceSid = Value(form, "MessagingServiceSid"),
        From = from,
        To = to,
        Body = form["Body"] ?? "",
        ProfileName = Value(form, "ProfileName"),
        WaId = Value(form, "WaId"),
        ExternalUserId = Value(form, "ExternalUserId"),
        MessageType = Value(form, "MessageType"),
        ButtonText = Value(form, "ButtonText"),
        ButtonPayload = Value(form, "ButtonPayload"),
        OriginalRepliedMessageSid = Value(form, "OriginalRepliedMessageSid"),
        OriginalRepliedMessageSender = Value(form, "OriginalRepliedMessageSender"),
        Forwarded = string.Equals(form["Forwarded"], "true", StringComparison.OrdinalIgnoreCase),
        OptOutType = Value(form, "OptOutType"),
        ListedAt = DateTimeOffset.TryParseExact(
            form[TwilioInboundMessage.ListedAtField], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var listedAt)
            ? listedAt
            : null,
        Fields = FieldsOf(form),
    };

    // NumMedia is a hint that may be missing or wrong; the addresses themselves are what there is to fetch.
    private static List<Attachment> AttachmentsOf(TwilioForm form)
    {
        var media = new List<(int Index, string Url)>();
        foreach (var (name, url) in form)
        {
            if (url.Length > 0 && name.StartsWith(MediaUrl, StringComparison.Ordinal)
                && int.TryParse(name.AsSpan(MediaUrl.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            {
                media.Add((index, url));
            }
        }

        return
        [
            .. from file in media
               orderby file.Index
               select new Attachment(
                   Value(form, string.Create(CultureInfo.InvariantCulture, $"MediaContentType{file.Index}")) ?? "application/octet-stream",
                   file.Url),
        ];
    }

    private static TwilioLocation? LocationOf(TwilioForm form) =>
        Degrees(form["Latitude"]) is { } latitude && Degrees(form["Longitude"]) is { } longitude
            && TwilioLocation.IsOnEarth(latitude, longitude)
            ? new TwilioLocation(latitude, longitude, Value(form, "Label"), Value(form, "Address"))
            : null;

    private static double? Degrees(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string SidOf(TwilioForm form) =>
        Value(form, "MessageSid") ?? Value(form, "SmsMessageSid") ?? Value(form, "SmsSid") ?? "";

    private static List<TwilioField> FieldsOf(TwilioForm form)
    {
        var fields = new List<TwilioField>(form.Count);
        foreach (var (name, value) in form) fields.Add(new TwilioField(name, value));
        return fields;
    }

    private static string? Value(TwilioForm form, string name) => form[name] is { Length: > 0 } value ? value : null;
}
