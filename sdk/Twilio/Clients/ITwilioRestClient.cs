using Twilio.Http;

namespace Twilio.Clients;

/// <summary>Knows an account and how to reach Twilio on its behalf.</summary>
public interface ITwilioRestClient
{
    string AccountSid { get; }

    string Region { get; }

    HttpClient HttpClient { get; }

    Response Request(Request request);

    Task<Response> RequestAsync(Request request);
}
