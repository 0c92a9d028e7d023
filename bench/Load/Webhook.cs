using System.Net.Http.Headers;
using TwilioBot.Wire;

namespace TwilioBot.Bench;

/// <summary>Incoming messages as Twilio posts them: the usual fields, signed for the public address.</summary>
internal static class Webhook
{
    private static readonly string Run = Convert.ToHexStringLower(Guid.NewGuid().ToByteArray())[..16];
    private static long _count;

    public static HttpRequestMessage Message(Uri target, string from, string text)
    {
        var sid = "SM" + Run + Interlocked.Increment(ref _count).ToString("x16", null);
        var form = TwilioForm.Of(
        [
            new("ToCountry", "US"), new("ToState", "CA"), new("SmsMessageSid", sid), new("NumMedia", "0"), new("ToCity", "SAN FRANCISCO"),
            new("FromZip", "94105"), new("SmsSid", sid), new("FromState", "CA"), new("SmsStatus", "received"), new("FromCity", "SAN FRANCISCO"),
            new("Body", text), new("FromCountry", "US"), new("To", Account.BotNumber), new("ToZip", "94105"), new("NumSegments", "1"),
            new("MessageSid", sid), new("AccountSid", Account.Sid), new("From", from), new("ApiVersion", "2010-04-01"),
        ]);
        var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(form.ToBytes()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        request.Headers.Add(TwilioSignature.HeaderName, TwilioSignature.Compute(Account.PublicUrl + target.AbsolutePath, form, Account.AuthToken));
        // Botkit's framework looks at it; the others take no notice.
        request.Headers.Add("X-Forwarded-Proto", "https");
        return request;
    }
}
