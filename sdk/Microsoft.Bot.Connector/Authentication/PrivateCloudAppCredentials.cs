using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>A bot's identity in a cloud that is configured address by address.</summary>
internal sealed class PrivateCloudAppCredentials : MicrosoftAppCredentials
{
    public PrivateCloudAppCredentials(
        string appId, string password, string tenantId, HttpClient customHttpClient, ILogger logger, string oAuthScope,
        string oAuthEndpoint, bool validateAuthority)
        : base(appId, password, tenantId, customHttpClient, logger, oAuthScope)
    {
        OAuthEndpoint = oAuthEndpoint;
        ValidateAuthority = validateAuthority;
    }

    public override string OAuthEndpoint { get; }

    public override bool ValidateAuthority { get; }
}
