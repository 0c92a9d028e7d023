namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Makes connector clients that carry the credentials of one app in one cloud.</summary>
internal sealed class CloudConnectorFactory(
    string appId, CloudAddresses cloud, ServiceClientCredentialsFactory credentialsFactory, IHttpClientFactory httpClientFactory)
    : ConnectorFactory
{
    private static readonly HttpClient SharedClient = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(15) });

    public override async Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken)
    {
        var credentials = await credentialsFactory
            .CreateCredentialsAsync(appId, audience ?? cloud.OAuthScope, cloud.LoginUrl, cloud.ValidateAuthority, cancellationToken)
            .ConfigureAwait(false);
        var httpClient = httpClientFactory?.CreateClient() ?? SharedClient;
        return new ConnectorClient(new Uri(serviceUrl), credentials, httpClient, disposeHttpClient: httpClientFactory != null);
    }
}
