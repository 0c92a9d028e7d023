using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;
using TwilioBot.Delivery.Postgres;

namespace TwilioBot.Hosting;

/// <summary>
/// Microsoft Entra tokens for Azure Database for PostgreSQL, as the managed identity of the machine we run on
/// (<c>AZURE_CLIENT_ID</c> names a user-assigned one). Microsoft's library keeps them and asks for new ones in time.
/// </summary>
/// <remarks>Source: https://learn.microsoft.com/azure/postgresql/flexible-server/how-to-configure-sign-in-azure-ad-authentication</remarks>
internal sealed class EntraTokens : IDatabaseTokens
{
    private const string Resource = "https://ossrdbms-aad.database.windows.net";

    private readonly IManagedIdentityApplication _identity = ManagedIdentityApplicationBuilder
        .Create(Environment.GetEnvironmentVariable("AZURE_CLIENT_ID") is { Length: > 0 } client
            ? ManagedIdentityId.WithUserAssignedClientId(client)
            : ManagedIdentityId.SystemAssigned)
        .Build();

    public async ValueTask<string> TokenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await _identity.AcquireTokenForManagedIdentity(Resource).ExecuteAsync(cancellationToken).ConfigureAwait(false)).AccessToken;
        }
        catch (Exception e) when (e is MsalException or HttpRequestException)
        {
            throw new UnauthorizedAccessException(
                $"there is no password in it, and no Microsoft Entra token to be had ({e.Message.ReplaceLineEndings(" ").Trim()}). Add Password=…, or give this machine a managed identity that the database knows.", e);
        }
    }
}
