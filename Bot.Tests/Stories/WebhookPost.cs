using System.Net;
using System.Net.Http.Headers;
using System.Text;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Stories;

/// <summary>One address that Twilio posts to: makes the request by hand, signed as Twilio signs it, every part open to change.</summary>
internal sealed class WebhookPost(HttpClient http, string url, string authToken)
{
    private static int _count;

    /// <summary>An id that no other message has.</summary>
    public static string NewSid() => "SM" + Interlocked.Increment(ref _count).ToString("x32", null);

    /// <summary>The fields of an incoming text message.</summary>
    public static TwilioForm Message(
        string body, string from = "+12025550142", string to = TwilioSide.SmsNumber, string? sid = null, params (string Name, string Value)[] more)
    {
        sid ??= NewSid();
        return FormOf(
            [("MessageSid", sid), ("SmsSid", sid), ("SmsMessageSid", sid), ("From", from), ("To", to), ("Body", body), ("NumMedia", "0"), .. more]);
    }

    public static TwilioForm FormOf(params (string Name, string Value)[] fields) =>
        TwilioForm.Of(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    public Task<Answer> PostAsync(TwilioForm form, CancellationToken cancellationToken = default) =>
        PostAsync(form.ToBytes(), cancellationToken: cancellationToken);

    /// <summary>Posts a body as it is.</summary>
    /// <param name="body">The bytes on the wire.</param>
    /// <param name="change">Changes the request after it was signed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Answer> PostAsync(byte[] body, Action<HttpRequestMessage>? change = null, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        request.Headers.Add(TwilioSignature.HeaderName, TwilioSignature.Compute(url, TwilioForm.Parse(body), authToken));
        change?.Invoke(request);

        using var response = await http.SendAsync(request, cancellationToken);
        return new Answer(
            response.StatusCode,
            response.Content.Headers.ContentType?.ToString(),
            await response.Content.ReadAsStringAsync(cancellationToken),
            [.. response.Content.Headers.Allow]);
    }

    public Task<Answer> PostAsync(string body, Action<HttpRequestMessage>? change = null) => PostAsync(Encoding.UTF8.GetBytes(body), change);

    internal sealed record Answer(HttpStatusCode Status, string? ContentType, string Body, IReadOnlyList<string> Allow)
    {
        /// <summary>Twilio takes this for "taken, and nothing to say right now".</summary>
        public void AssertTaken()
        {
            Assert.Equal((HttpStatusCode.OK, "<Response/>"), (Status, Body));
            Assert.Equal("text/xml", ContentType);
        }

        /// <summary>A refusal with its reason, in a form that Twilio never texts to the person.</summary>
        public void AssertRefused(int status, string reason)
        {
            Assert.Equal((status, $$"""{"error":"{{reason}}"}"""), ((int)Status, Body));
            Assert.Equal("application/json", ContentType);
        }
    }
}
