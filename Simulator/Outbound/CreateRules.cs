using System.Globalization;
using System.Text.Json;
using TwilioBot.Simulator.State;
using TwilioBot.Wire;

namespace TwilioBot.Simulator.Outbound;

/// <summary>What Twilio refuses at once when a message is created; what it fails later is in <see cref="MessageProgress"/>.</summary>
/// <remarks>Source: https://www.twilio.com/docs/messaging/api/message-resource and the error pages named by each code.</remarks>
internal sealed class CreateRules(TwilioSimulatorOptions options, OptOuts optOuts, TimeProvider time)
{
    private const int LongestBody = 1600;
    private const int MostMedia = 10;

    /// <summary>The first rule that the request breaks; null when it is fine.</summary>
    public CreateError? Check(TwilioForm form)
    {
        var to = form["To"] ?? "";
        var service = form["MessagingServiceSid"] ?? "";
        var from = form["From"] is { Length: > 0 } given ? given : service.Length > 0 ? SenderFor(to) : "";

        if (to.Length == 0) return new(21604, "A 'To' phone number is required.");
        if (from.Length == 0) return new(21603, "A 'From' phone number or a 'MessagingServiceSid' is required.");
        return CheckContent(form)
            ?? CheckTo(to, from)
            ?? CheckFrom(from, to, service)
            ?? CheckExtras(form, service)
            ?? CheckConsent(from, to);
    }

    /// <summary>Which of our numbers a Messaging Service takes for this person.</summary>
    public string SenderFor(string to) => TwilioAddress.IsWhatsApp(to) ? options.WhatsAppNumber : options.SmsNumber;

    private CreateError? CheckContent(TwilioForm form)
    {
        if (form["ContentSid"] is { Length: > 0 } contentSid) return CheckTemplate(contentSid, form["ContentVariables"]);
        if (form["ContentVariables"] is not null) return new(21654, "'ContentVariables' needs a 'ContentSid'.");

        var media = form.All("MediaUrl").ToList();
        var body = form["Body"];
        if (string.IsNullOrEmpty(body) && media.Count == 0)
        {
            return body is null
                ? new(21619, "A text message body or media urls must be specified.")
                : new(21602, "Message body is required.");
        }

        if (body?.Length > LongestBody) return new(21617, $"The concatenated message body exceeds the {LongestBody} character limit.");
        if (media.Count > MostMedia) return new(21623, $"Number of media files exceeds allowed limit of {MostMedia}.");
        return media.All(IsHttp) ? null : new(21620, "Invalid media URL(s): an http or https address is expected.");
    }

    private CreateError? CheckTemplate(string contentSid, string? variables)
    {
        var isOurs = Sid.IsWellFormed(contentSid, "HX") && options.Templates.ContainsKey(contentSid);
        if (!isOurs) return new(21655, "The ContentSid is invalid.");
        return string.IsNullOrEmpty(variables) || IsJsonObject(variables)
            ? null
            : new(21656, "The ContentVariables are invalid: a JSON object is expected.");
    }

    private static bool IsJsonObject(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static CreateError? CheckTo(string to, string from)
    {
        var valid = TwilioAddress.IsWhatsApp(to) ? to.Length > TwilioAddress.WhatsAppPrefix.Length : TwilioAddress.IsE164(to);
        if (!valid) return new(21211, $"Invalid 'To' Phone Number: {to}");
        return to == from ? new(21266, "'To' and 'From' number cannot be the same.") : null;
    }

    private CreateError? CheckFrom(string from, string to, string service)
    {
        if (service.Length > 0 && service != options.MessagingServiceSid) return new(21701, "The Messaging Service does not exist.", 404);
        var whatsApp = TwilioAddress.IsWhatsApp(from);
        if (!options.Owns(from))
        {
            if (whatsApp) return new(63007, "Twilio could not find a Channel with the specified From address.");
            return TwilioAddress.IsE164(from)
                ? new(21606, $"The 'From' phone number provided ({from}) is not a message-capable Twilio phone number of this account.")
                : new(21212, $"Invalid From Number: {from}");
        }

        return whatsApp == TwilioAddress.IsWhatsApp(to)
            ? null
            : new(21910, "Invalid 'From' and 'To' pair. 'From' and 'To' should be of the same channel.");
    }

    private CreateError? CheckExtras(TwilioForm form, string service)
    {
        if (form["StatusCallback"] is { Length: > 0 } callback && (!IsHttp(callback) || callback.Length > 4000))
        {
            return new(21609, "The 'StatusCallback' URL is not a valid URL.");
        }

        if (form["ValidityPeriod"] is { Length: > 0 } period
            && !(int.TryParse(period, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= 36000))
        {
            return new(21624, "The ValidityPeriod must be between 1 and 36000 seconds.");
        }

        return CheckSchedule(form, service);
    }

    private CreateError? CheckSchedule(TwilioForm form, string service)
    {
        if (form["ScheduleType"] is not { Length: > 0 } type) return null;
        if (type != "fixed") return new(35126, "ScheduleType is invalid.");
        if (service.Length == 0) return new(35118, "A MessagingServiceSid is required to schedule a message.");
        if (SendAt(form) is not { } at) return new(35111, "SendAt is required to schedule a message.");
        var ahead = at - time.GetUtcNow();
        return ahead >= TimeSpan.FromMinutes(5) && ahead <= TimeSpan.FromDays(35)
            ? null
            : new(35114, "SendAt must lie 5 minutes to 35 days ahead.");
    }

    /// <summary>When a scheduled message leaves; null when it leaves now.</summary>
    public static DateTimeOffset? SendAt(TwilioForm form) =>
        form["ScheduleType"] is { Length: > 0 }
        && DateTimeOffset.TryParse(form["SendAt"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private CreateError? CheckConsent(string from, string to) =>
        optOuts.IsBlocked(from, to) ? new(21610, "Attempt to send to unsubscribed recipient") : null;

    private static bool IsHttp(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
