using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Makes the authentication of a cloud: one that is known by its channel service, or one given address by address.</summary>
public static class BotFrameworkAuthenticationFactory
{
    /// <summary>Authentication in the public cloud, off for want of an app id.</summary>
    public static BotFrameworkAuthentication Create()
        => Create(
            channelService: null, validateAuthority: false, toChannelFromBotLoginUrl: null, toChannelFromBotOAuthScope: null,
            toBotFromChannelTokenIssuer: null, oAuthUrl: null, toBotFromChannelOpenIdMetadataUrl: null,
            toBotFromEmulatorOpenIdMetadataUrl: null, callerId: null,
            credentialFactory: new PasswordServiceClientCredentialFactory(),
            authConfiguration: new AuthenticationConfiguration(), httpClientFactory: null, logger: null);

    public static BotFrameworkAuthentication Create(
        string channelService, bool validateAuthority, string toChannelFromBotLoginUrl, string toChannelFromBotOAuthScope,
        string toBotFromChannelTokenIssuer, string oAuthUrl, string toBotFromChannelOpenIdMetadataUrl,
        string toBotFromEmulatorOpenIdMetadataUrl, string callerId, ServiceClientCredentialsFactory credentialFactory,
        AuthenticationConfiguration authConfiguration, IHttpClientFactory httpClientFactory, ILogger logger)
    {
        string[] given =
        [
            toChannelFromBotLoginUrl, toChannelFromBotOAuthScope, toBotFromChannelTokenIssuer, oAuthUrl,
            toBotFromChannelOpenIdMetadataUrl, toBotFromEmulatorOpenIdMetadataUrl, callerId,
        ];
        var cloud = given.Any(each => !string.IsNullOrEmpty(each))
            ? new CloudAddresses(
                validateAuthority, toChannelFromBotLoginUrl, toChannelFromBotOAuthScope, toBotFromChannelTokenIssuer, oAuthUrl,
                toBotFromChannelOpenIdMetadataUrl, toBotFromEmulatorOpenIdMetadataUrl, callerId)
            : channelService switch
            {
                null or "" => CloudAddresses.Public,
                GovernmentAuthenticationConstants.ChannelService => CloudAddresses.UsGovernment,
                _ => throw new ArgumentException("The provided ChannelService value is not supported.", nameof(channelService)),
            };
        return new CloudBotFrameworkAuthentication(
            cloud, credentialFactory, authConfiguration ?? new AuthenticationConfiguration(), httpClientFactory, logger);
    }
}
