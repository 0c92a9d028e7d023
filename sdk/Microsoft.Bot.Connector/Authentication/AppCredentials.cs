using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>A bot's identity towards channels: puts an access token on requests.</summary>
public abstract class AppCredentials : ServiceClientCredentials
{
    private readonly Lazy<IAuthenticator> _authenticator;

    public AppCredentials(string channelAuthTenant = default, HttpClient customHttpClient = default, ILogger logger = default)
        : this(channelAuthTenant, customHttpClient, logger, null)
    {
    }

    public AppCredentials(
        string channelAuthTenant = default, HttpClient customHttpClient = default, ILogger logger = default, string oAuthScope = default)
    {
        OAuthScope = string.IsNullOrWhiteSpace(oAuthScope) ? ToChannelFromBotOAuthScope : oAuthScope;
        ChannelAuthTenant = channelAuthTenant;
        CustomHttpClient = customHttpClient;
        Logger = logger;

        // Built at the first token: derived constructors have not run yet.
        _authenticator = new Lazy<IAuthenticator>(() => BuildIAuthenticator().Value);
    }

    public string MicrosoftAppId { get; set; }

    /// <summary>The tenant that issues the bot's tokens; setting nothing means the default one.</summary>
    public virtual string ChannelAuthTenant
    {
        get => string.IsNullOrEmpty(AuthTenant) ? DefaultChannelAuthTenant : AuthTenant;
        set
        {
            var endpoint = string.Format(CultureInfo.InvariantCulture, ToChannelFromBotLoginUrlTemplate, value);
            if (!Uri.TryCreate(endpoint, UriKind.Absolute, out _))
            {
                throw new Exception($"Invalid channel auth tenant: {value}");
            }

            AuthTenant = value;
        }
    }

    public virtual string OAuthEndpoint => string.Format(CultureInfo.InvariantCulture, ToChannelFromBotLoginUrlTemplate, ChannelAuthTenant);

    public virtual bool ValidateAuthority => true;

    public virtual string OAuthScope { get; }

    protected string AuthTenant { get; set; }

    protected HttpClient CustomHttpClient { get; set; }

    protected ILogger Logger { get; set; }

    protected virtual string DefaultChannelAuthTenant => AuthenticationConstants.DefaultChannelAuthTenant;

    protected virtual string ToChannelFromBotOAuthScope => AuthenticationConstants.ToChannelFromBotOAuthScope;

    protected virtual string ToChannelFromBotLoginUrlTemplate => AuthenticationConstants.ToChannelFromBotLoginUrlTemplate;

    /// <summary>Does nothing: trust comes from authenticated requests, not from lists.</summary>
    public static void TrustServiceUrl(string serviceUrl)
    {
    }

    /// <inheritdoc cref="TrustServiceUrl(string)"/>
    public static void TrustServiceUrl(string serviceUrl, DateTime expirationTime)
    {
    }

    public static bool IsTrustedServiceUrl(string serviceUrl) => true;

    public override async Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (HasIdentity)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await GetTokenAsync().ConfigureAwait(false));
        }

        await base.ProcessHttpRequestAsync(request, cancellationToken).ConfigureAwait(false);
    }

    public async Task<string> GetTokenAsync(bool forceRefresh = false)
        => (await _authenticator.Value.GetTokenAsync(forceRefresh).ConfigureAwait(false)).AccessToken;

    protected abstract Lazy<IAuthenticator> BuildIAuthenticator();

    private bool HasIdentity => !string.IsNullOrEmpty(MicrosoftAppId) && MicrosoftAppId != AuthenticationConstants.AnonymousSkillAppId;
}
