using System.Globalization;
using TwilioBot.Wire;

namespace TwilioBot.Simulator.Webhooks;

/// <summary>The fields of a status callback.</summary>
/// <remarks>Source: https://www.twilio.com/docs/messaging/guides/track-outbound-message-status</remarks>
internal static class StatusForm
{
    public static TwilioForm Of(SimulatedMessage message, TwilioSimulatorOptions options)
    {
        var fields = new List<KeyValuePair<string, string>>(14);
        void Add(string name, string value) => fields.Add(new(name, value));

        if (message.ErrorCode is { } code) Add("ErrorCode", code.ToString(CultureInfo.InvariantCulture));
        if (message.IsWhatsApp)
        {
            Add("ChannelPrefix", "whatsapp");
            if (message.Status == MessageStatus.Read) Add("EventType", "READ");
        }
        else if (message.Status is MessageStatus.Delivered or MessageStatus.Undelivered)
        {
            Add("RawDlrDoneDate", message.DateUpdated.UtcDateTime.ToString("yyMMddHHmm", CultureInfo.InvariantCulture));
        }

        Add("SmsSid", message.Sid);
        Add("SmsStatus", message.Status);
        Add("MessageStatus", message.Status);
        Add("To", message.To);
        if (message.MessagingServiceSid is { } service) Add("MessagingServiceSid", service);
        Add("MessageSid", message.Sid);
        Add("AccountSid", options.AccountSid);
        Add("From", message.From);
        Add("ApiVersion", "2010-04-01");
        return TwilioForm.Of(fields);
    }
}
