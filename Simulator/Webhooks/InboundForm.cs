using System.Globalization;
using TwilioBot.Wire;

namespace TwilioBot.Simulator.Webhooks;

/// <summary>The fields of the webhook for a person's message, in the order seen on the wire, undocumented ones included.</summary>
/// <remarks>Source: https://www.twilio.com/docs/messaging/guides/webhook-request</remarks>
internal static class InboundForm
{
    public static TwilioForm Of(
        InboundDraft draft, string sid, TwilioSimulatorOptions options, IReadOnlyList<(string Url, string ContentType)> media)
    {
        var fields = new List<KeyValuePair<string, string>>(28);
        void Add(string name, string value) => fields.Add(new(name, value));

        var numMedia = media.Count.ToString(CultureInfo.InvariantCulture);
        if (TwilioAddress.IsWhatsApp(draft.From))
        {
            AddMedia();
            Add("SmsMessageSid", sid);
            Add("NumMedia", numMedia);
            Add("ProfileName", options.ProfileName);
            AddPlace();
            Add("MessageType", TypeOf(draft, media));
            Add("SmsSid", sid);
            Add("WaId", draft.From[TwilioAddress.WhatsAppPrefix.Length..].TrimStart('+'));
            Add("SmsStatus", MessageStatus.Received);
            Add("Body", draft.Body);
            Add("To", draft.To);
            Add("NumSegments", "1");
            Add("ReferralNumMedia", "0");
            Add("MessageSid", sid);
            Add("AccountSid", options.AccountSid);
            Add("From", draft.From);
        }
        else
        {
            AddMedia();
            // Unknown geography is sent as empty fields, not left out: they are signed too.
            Add("ToCountry", "US");
            Add("ToState", "");
            Add("SmsMessageSid", sid);
            Add("NumMedia", numMedia);
            Add("ToCity", "");
            Add("FromZip", "");
            Add("SmsSid", sid);
            Add("FromState", "");
            Add("SmsStatus", MessageStatus.Received);
            Add("FromCity", "");
            Add("Body", draft.Body);
            Add("FromCountry", "US");
            Add("To", draft.To);
            Add("ToZip", "");
            Add("NumSegments", SmsSegments.Count(draft.Body).Segments.ToString(CultureInfo.InvariantCulture));
            Add("MessageSid", sid);
            Add("AccountSid", options.AccountSid);
            Add("From", draft.From);
        }

        fields.AddRange(draft.ExtraFields);
        Add("ApiVersion", "2010-04-01");
        return TwilioForm.Of(fields);

        void AddMedia()
        {
            for (var i = 0; i < media.Count; i++)
            {
                var n = i.ToString(CultureInfo.InvariantCulture);
                Add("MediaContentType" + n, media[i].ContentType);
                Add("MediaUrl" + n, media[i].Url);
            }
        }

        void AddPlace()
        {
            if (draft.Place is not { } place) return;
            Add("Latitude", place.Latitude.ToString(CultureInfo.InvariantCulture));
            Add("Longitude", place.Longitude.ToString(CultureInfo.InvariantCulture));
            if (place.Address is { Length: > 0 } address) Add("Address", address);
            if (place.Name is { Length: > 0 } name) Add("Label", name);
        }
    }

    private static string TypeOf(InboundDraft draft, IReadOnlyList<(string Url, string ContentType)> media)
    {
        if (draft.Place is not null) return "location";
        if (media.Count == 0) return "text";
        var kind = media[0].ContentType.Split('/')[0];
        return kind is "image" or "audio" or "video" ? kind : "document";
    }
}
