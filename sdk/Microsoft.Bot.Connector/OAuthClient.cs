using Microsoft.Rest;

namespace Microsoft.Bot.Connector;

/// <summary>Where the token service is and who asks it; signing users in is not covered, so it has no operations.</summary>
public class OAuthClient : ServiceClient<OAuthClient>
{
    public OAuthClient(Uri baseUri, ServiceClientCredentials credentials, params DelegatingHandler[] handlers)
        : base(handlers)
    {
        BaseUri = baseUri ?? throw new ArgumentNullException(nameof(baseUri));
        Credentials = credentials ?? throw new ArgumentNullException(nameof(credentials));
    }

    public Uri BaseUri { get; set; }

    public ServiceClientCredentials Credentials { get; private set; }
}
