using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Where a cloud has its services, and who issues its tokens.</summary>
internal sealed record CloudAddresses(
    bool ValidateAuthority,
    string LoginUrl,
    string OAuthScope,
    string ChannelTokenIssuer,
    string OAuthUrl,
    string ChannelOpenIdMetadataUrl,
    string EmulatorOpenIdMetadataUrl,
    string CallerId)
{
    public static readonly CloudAddresses Public = new(
        true,
        AuthenticationConstants.ToChannelFromBotLoginUrl,
        AuthenticationConstants.ToChannelFromBotOAuthScope,
        AuthenticationConstants.ToBotFromChannelTokenIssuer,
        AuthenticationConstants.OAuthUrl,
        AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
        AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl,
        CallerIdConstants.PublicAzureChannel);

    public static readonly CloudAddresses UsGovernment = new(
        true,
        GovernmentAuthenticationConstants.ToChannelFromBotLoginUrl,
        GovernmentAuthenticationConstants.ToChannelFromBotOAuthScope,
        GovernmentAuthenticationConstants.ToBotFromChannelTokenIssuer,
        GovernmentAuthenticationConstants.OAuthUrlGov,
        GovernmentAuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
        GovernmentAuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl,
        CallerIdConstants.USGovChannel);
}
