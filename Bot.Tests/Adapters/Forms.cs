using TwilioBot.Wire;

namespace TwilioBot.Tests.Adapters;

/// <summary>Webhook forms as Twilio sends them.</summary>
internal static class Forms
{
    public const string Me = "+15005550006";
    public const string Bob = "+14155550123";

    public static TwilioForm Sms(string? body, params (string Name, string Value)[] more) => Message(Bob, Me, body, more);

    public static TwilioForm WhatsApp(string? body, params (string Name, string Value)[] more) => Message($"whatsapp:{Bob}", $"whatsapp:{Me}", body, more);

    public static TwilioForm Message(string from, string to, string? body, params (string Name, string Value)[] more) => Of(
    [
        ("MessageSid", "SM00000000000000000000000000000001"), ("SmsStatus", "received"), ("NumMedia", "0"), ("From", from), ("To", to),
        .. body is null ? [] : new[] { ("Body", body) },
        .. more,
    ]);

    public static TwilioForm Status(string status, params (string Name, string Value)[] more) => Of(
    [
        ("MessageSid", "SM00000000000000000000000000000002"), ("MessageStatus", status), ("SmsStatus", status), ("From", Me), ("To", Bob), .. more,
    ]);

    public static TwilioForm Of(params (string Name, string Value)[] fields) =>
        TwilioForm.Of(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
