namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Where access tokens come from.</summary>
public interface IAuthenticator
{
    Task<AuthenticatorResult> GetTokenAsync(bool forceRefresh = false);
}
