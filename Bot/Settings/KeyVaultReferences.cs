namespace TwilioBot.Settings;

/// <summary>
/// App Service puts a secret of Key Vault in place of <c>@Microsoft.KeyVault(…)</c>; when it may not read it, the program gets the
/// reference itself, which would then be used for a password.
/// </summary>
internal static class KeyVaultReferences
{
    private const string Prefix = "@Microsoft.KeyVault(";

    /// <exception cref="StartupException">One line for each setting that holds a reference.</exception>
    public static void RequireResolved(IConfiguration configuration)
    {
        // App Service gives each setting a second time under another name.
        var unresolved = configuration.AsEnumerable()
            .Where(setting => setting.Value?.TrimStart().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) == true)
            .Where(setting => !setting.Key.StartsWith("APPSETTING_", StringComparison.OrdinalIgnoreCase))
            .Select(setting => $"{setting.Key} is a Key Vault reference that was not resolved. Check the name of the secret, give the app's identity the role Key Vault Secrets User on the vault, and name that identity as keyVaultReferenceIdentity.")
            .ToList();
        if (unresolved.Count > 0)
        {
            throw new StartupException(string.Join(Environment.NewLine, unresolved));
        }
    }
}
