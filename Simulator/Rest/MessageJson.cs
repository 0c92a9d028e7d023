using System.Globalization;
using System.Text.Json;
using TwilioBot.Wire;

namespace TwilioBot.Simulator.Rest;

/// <summary>A message, or one of its media, as Twilio's JSON: counts are strings, dates RFC 2822, the price comes with sending.</summary>
/// <remarks>Source: https://www.twilio.com/docs/messaging/api/message-resource#message-properties</remarks>
internal static class MessageJson
{
    private const decimal PricePerSegment = 0.0075m;

    public static void Write(Utf8JsonWriter json, SimulatedMessage message, string accountSid)
    {
        var uri = UriOf(accountSid, message.Sid);
        json.WriteString("body", message.Body);
        json.WriteString("num_segments", Text(message.NumSegments));
        json.WriteString("direction", message.Direction);
        json.WriteString("from", message.From.Length > 0 ? message.From : null);
        json.WriteString("date_updated", Date(message.DateUpdated));
        json.WriteString("price", Price(message));
        json.WriteString("error_message", message.ErrorCode is { } code ? TwilioErrors.Find(code)?.Meaning : null);
        json.WriteString("uri", uri + ".json");
        json.WriteString("account_sid", accountSid);
        json.WriteString("num_media", Text(message.Media.Count));
        json.WriteString("to", message.To);
        json.WriteString("date_created", Date(message.DateCreated));
        json.WriteString("status", message.Status);
        json.WriteString("sid", message.Sid);
        json.WriteString("date_sent", message.DateSent is { } sent ? Date(sent) : null);
        json.WriteString("messaging_service_sid", message.MessagingServiceSid);
        if (message.ErrorCode is { } error) json.WriteNumber("error_code", error);
        else json.WriteNull("error_code");
        json.WriteString("price_unit", "USD");
        json.WriteString("api_version", RestApi.Version);
        json.WriteStartObject("subresource_uris");
        json.WriteString("media", uri + "/Media.json");
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, SimulatedMedia media, string messageSid, string accountSid)
    {
        json.WriteString("sid", media.Sid);
        json.WriteString("account_sid", accountSid);
        json.WriteString("parent_sid", messageSid);
        json.WriteString("content_type", media.ContentType);
        json.WriteString("date_created", Date(media.DateCreated));
        json.WriteString("date_updated", Date(media.DateCreated));
        json.WriteString("uri", $"{UriOf(accountSid, messageSid)}/Media/{media.Sid}.json");
    }

    public static string UriOf(string accountSid, string messageSid) => $"/{RestApi.Version}/Accounts/{accountSid}/Messages/{messageSid}";

    private static string? Price(SimulatedMessage message) =>
        message.Status is MessageStatus.Sent or MessageStatus.Delivered or MessageStatus.Read
            ? (-PricePerSegment * message.NumSegments).ToString("0.00000", CultureInfo.InvariantCulture)
            : null;

    private static string Date(DateTimeOffset date) =>
        date.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
