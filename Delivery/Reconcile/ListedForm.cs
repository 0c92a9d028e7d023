using System.Globalization;
using TwilioBot.Adapters;
using TwilioBot.Wire;

namespace TwilioBot.Delivery.Reconcile;

/// <summary>A listed message as its webhook would have told it, as far as the list goes.</summary>
internal static class ListedForm
{
    /// <summary>The webhook's fields in the webhook's order; what only the webhook knows is left out, and a field of ours says that it was.</summary>
    public static TwilioForm Of(ListedMessage message, IReadOnlyList<ListedMedia> media, string accountSid)
    {
        var fields = new List<KeyValuePair<string, string>>(14 + (2 * media.Count));
        void Add(string name, string value) => fields.Add(new(name, value));

        for (var i = 0; i < media.Count; i++)
        {
            var n = i.ToString(CultureInfo.InvariantCulture);
            Add("MediaContentType" + n, media[i].ContentType);
            Add("MediaUrl" + n, media[i].Url);
        }
        Add("SmsMessageSid", message.MessageSid);
        Add("NumMedia", media.Count.ToString(CultureInfo.InvariantCulture));
        Add("SmsSid", message.MessageSid);
        Add("SmsStatus", MessageStatus.Received);
        Add("Body", message.Body);
        Add("To", message.To);
        if (message.MessagingServiceSid is { Length: > 0 } service)
        {
            Add("MessagingServiceSid", service);
        }
        Add("NumSegments", message.NumSegments);
        Add("MessageSid", message.MessageSid);
        Add("AccountSid", accountSid);
        Add("From", message.From);
        Add("ApiVersion", "2010-04-01");
        Add(TwilioInboundMessage.ListedAtField, message.CreatedAt.ToString("O", CultureInfo.InvariantCulture));
        return TwilioForm.Of(fields);
    }
}
