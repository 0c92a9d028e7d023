using System.Net;
using Twilio.AuthStrategies;
using Twilio.Constant;
using Twilio.Exceptions;
using Twilio.Http;

namespace Twilio.Clients;

/// <summary>Signs requests with an account's credentials and turns refusals into exceptions. It never tries twice.</summary>
public class TwilioRestClient : ITwilioRestClient
{
    private readonly string _username;
    private readonly string _password;
    private readonly AuthStrategy _authStrategy;

    public TwilioRestClient(
        string username,
        string password,
        string accountSid = null,
        string region = null,
        HttpClient httpClient = null,
        string edge = null)
        : this(username, password, null, accountSid, region, httpClient, edge)
    {
    }

    public TwilioRestClient(
        string username,
        string password,
        AuthStrategy authstrategy,
        string accountSid = null,
        string region = null,
        HttpClient httpClient = null,
        string edge = null)
    {
        _username = username;
        _password = password;
        _authStrategy = authstrategy;
        AccountSid = accountSid ?? username;
        HttpClient = httpClient ?? new SystemNetHttpClient();
        Region = region;
        Edge = edge;
    }

    public HttpClient HttpClient { get; }

    public string AccountSid { get; }

    public string Region { get; }

    public string Edge { get; set; }

    public string[] UserAgentExtensions { get; set; }

    /// <summary>"debug" prints each request's address and headers; by default what TWILIO_LOG_LEVEL says.</summary>
    public string LogLevel { get; set; } = Environment.GetEnvironmentVariable("TWILIO_LOG_LEVEL");

    public Response Request(Request request)
    {
        if (string.IsNullOrEmpty(Edge) && GlobalConstants.RegionToEdgeMap.TryGetValue(Region ?? string.Empty, out var edge))
        {
            Edge = edge;
        }

        Prepare(request);
        if (LogLevel == "debug")
        {
            RequestLog.Write(request);
        }

        Response response;
        try
        {
            response = HttpClient.MakeRequest(request);
        }
        catch (Exception exception)
        {
            throw ConnectionError(request, exception);
        }

        if (LogLevel == "debug")
        {
            RequestLog.Write(response);
        }

        return RestErrors.ThrowIfRefused(response);
    }

    public async Task<Response> RequestAsync(Request request)
    {
        Prepare(request);

        Response response;
        try
        {
            response = await HttpClient.MakeRequestAsync(request).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw ConnectionError(request, exception);
        }

        return RestErrors.ThrowIfRefused(response);
    }

    public static void ValidateSslCertificate() => ValidateSslCertificate(new SystemNetHttpClient());

    public static void ValidateSslCertificate(HttpClient client)
    {
        var request = new Request("GET", "tls-test", ":443/", null);
        Response response;
        try
        {
            response = client.MakeRequest(request);
        }
        catch (Exception exception)
        {
            throw new CertificateValidationException("Connection to tls-test.twilio.com:443 failed", exception, request);
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new CertificateValidationException("Unexpected response from certificate endpoint", request, response);
        }
    }

    private void Prepare(Request request)
    {
        if (_username != null && _password != null)
        {
            request.SetAuth(_username, _password);
        }
        else if (_authStrategy != null)
        {
            request.SetAuth(_authStrategy);
        }

        request.Region = Region ?? request.Region;
        request.Edge = Edge ?? request.Edge;
        request.UserAgentExtensions = UserAgentExtensions ?? request.UserAgentExtensions;
    }

    private static ApiConnectionException ConnectionError(Request request, Exception cause) =>
        new("Connection Error: " + request.Method + request.ConstructUrl(), cause);
}
