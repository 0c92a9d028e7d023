using Azure.Core;
using Azure.Identity;

namespace TwilioBot.Delivery.Postgres;

/// <summary>Where the password comes from when the connection string has none.</summary>
public interface IDatabaseTokens
{
    /// <summary>A token that PostgreSQL takes as this user's password now.</summary>
    ValueTask<string> TokenAsync(CancellationToken cancellationToken);
}

/// <summary>Microsoft Entra tokens for Azure Database for PostgreSQL, as whoever this machine is: managed identity, environment, developer's login.</summary>
/// <remarks>Source: https://learn.microsoft.com/azure/postgresql/flexible-server/how-to-configure-sign-in-azure-ad-authentication</remarks>
public sealed class EntraTokens : IDatabaseTokens
{
    private const string Scope = "https://ossrdbms-aad.database.windows.net/.default";

    // Made when it is first asked for: whoever has a password never gets in touch with Azure.
    private readonly Lazy<TokenCredential> _credential = new(() => new DefaultAzureCredential());

    /// <inheritdoc/>
    public async ValueTask<string> TokenAsync(CancellationToken cancellationToken) =>
        (await _credential.Value.GetTokenAsync(new TokenRequestContext([Scope]), cancellationToken).ConfigureAwait(false)).Token;
}
