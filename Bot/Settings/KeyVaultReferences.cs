namespace TwilioBot.Settings;

/// <summary>
/// App Service puts a secret of Key Vault in place of <c>@Microsoft.KeyVault(…)</c>; when it may not read it, the program gets the
/// reference itself, which would then be used for a password.
/// </summary>
internal static class KeyVaultReferences
{
    private const string Prefix = "@Microsoft.KeyVault(";

    public static void Check(SettingsReader reader)
    {
        foreach (var (key, value) in reader.Configuration.AsEnumerable())
        {
            // App Service gives each setting a second time under another name.
            if (value?.TrimStart().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) == true && !key.StartsWith("APPSETTING_", StringComparison.OrdinalIgnoreCase))
            {
                reader.Problem($"{key} is a Key Vault reference that was not resolved. Check the name of the secret, give the app's identity the role Key Vault Secrets User on the vault, and name that identity as keyVaultReferenceIdentity.");
            }
        }
    }
}
