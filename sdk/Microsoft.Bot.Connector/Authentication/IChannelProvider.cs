namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Which cloud the channels of the bot are in.</summary>
[Obsolete("Use `ConfigurationBotFrameworkAuthentication`.")]
public interface IChannelProvider
{
    Task<string> GetChannelServiceAsync();

    bool IsGovernment();

    bool IsPublicAzure();
}
