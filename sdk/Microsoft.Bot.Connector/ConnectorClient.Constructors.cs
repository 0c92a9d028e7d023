using Microsoft.Bot.Connector.Authentication;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector;

/// <content>The ways to make a client: with whose HTTP client, whose handlers and which credentials.</content>
public partial class ConnectorClient
{
    private static readonly Uri PublicService = new(AuthenticationConstants.OAuthUrl);

    public ConnectorClient(ServiceClientCredentials credentials, params DelegatingHandler[] handlers)
        : base(handlers)
        => Initialize(PublicService, Required(credentials));

    public ConnectorClient(ServiceClientCredentials credentials, HttpClient httpClient, bool disposeHttpClient)
        : base(httpClient, disposeHttpClient)
        => Initialize(PublicService, Required(credentials));

    public ConnectorClient(ServiceClientCredentials credentials, HttpClientHandler rootHandler, params DelegatingHandler[] handlers)
        : base(rootHandler, handlers)
        => Initialize(PublicService, Required(credentials));

    public ConnectorClient(Uri baseUri, ServiceClientCredentials credentials, params DelegatingHandler[] handlers)
        : base(handlers)
        => Initialize(Required(baseUri), Required(credentials));

    public ConnectorClient(
        Uri baseUri, ServiceClientCredentials credentials, HttpClientHandler rootHandler, params DelegatingHandler[] handlers)
        : base(rootHandler, handlers)
        => Initialize(Required(baseUri), Required(credentials));

    public ConnectorClient(
        Uri baseUri, string microsoftAppId = default, string microsoftAppPassword = default, params DelegatingHandler[] handlers)
        : this(baseUri, new MicrosoftAppCredentials(microsoftAppId, microsoftAppPassword), handlers: handlers)
    {
    }

    public ConnectorClient(
        Uri baseUri, MicrosoftAppCredentials credentials, bool addJwtTokenRefresher = true, params DelegatingHandler[] handlers)
        : base(handlers)
        => Initialize(Required(baseUri), credentials);

    public ConnectorClient(
        Uri baseUri, MicrosoftAppCredentials credentials, HttpClient customHttpClient, bool addJwtTokenRefresher = true,
        params DelegatingHandler[] handlers)
        : this(baseUri, (ServiceClientCredentials)credentials, customHttpClient, addJwtTokenRefresher, handlers)
    {
    }

    public ConnectorClient(Uri baseUri, ServiceClientCredentials credentials, HttpClient customHttpClient, bool disposeHttpClient)
        : base(customHttpClient, customHttpClient == null || disposeHttpClient)
        => Initialize(Required(baseUri), credentials);

    /// <summary>Uses the HTTP client as it is, handlers and all; without one, makes its own with the handlers.</summary>
    public ConnectorClient(
        Uri baseUri, ServiceClientCredentials credentials, HttpClient customHttpClient, bool addJwtTokenRefresher = true,
        params DelegatingHandler[] handlers)
        : base(handlers)
    {
        UseInstead(customHttpClient);
        Initialize(Required(baseUri), credentials);
    }

    public ConnectorClient(
        Uri baseUri, MicrosoftAppCredentials credentials, HttpClientHandler httpClientHandler, bool addJwtTokenRefresher = true,
        HttpClient customHttpClient = default, params DelegatingHandler[] handlers)
        : base(httpClientHandler, handlers)
    {
        UseInstead(customHttpClient);
        Initialize(Required(baseUri), credentials);
    }

    protected ConnectorClient(HttpClient httpClient, bool disposeHttpClient)
        : base(httpClient, disposeHttpClient)
        => Initialize(PublicService, null);

    protected ConnectorClient(params DelegatingHandler[] handlers)
        : base(handlers)
        => Initialize(PublicService, null);

    protected ConnectorClient(HttpClientHandler rootHandler, params DelegatingHandler[] handlers)
        : base(rootHandler, handlers)
        => Initialize(PublicService, null);

    protected ConnectorClient(Uri baseUri, params DelegatingHandler[] handlers)
        : base(handlers)
        => Initialize(Required(baseUri), null);

    protected ConnectorClient(Uri baseUri, HttpClientHandler rootHandler, params DelegatingHandler[] handlers)
        : base(rootHandler, handlers)
        => Initialize(Required(baseUri), null);
}
