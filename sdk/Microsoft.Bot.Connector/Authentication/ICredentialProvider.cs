namespace Microsoft.Bot.Connector.Authentication;

/// <summary>The bot's app ids and their passwords.</summary>
[Obsolete("Use `ServiceClientCredentialsFactory` with `ConfigurationBotFrameworkAuthentication`.")]
public interface ICredentialProvider
{
    Task<bool> IsValidAppIdAsync(string appId);

    Task<string> GetAppPasswordAsync(string appId);

    Task<bool> IsAuthenticationDisabledAsync();
}
