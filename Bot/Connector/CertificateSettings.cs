using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Bot.Connector.Authentication;
using TwilioBot.Settings;

namespace TwilioBot.Connector;

/// <summary>An app with a certificate in place of a secret: <c>MicrosoftAppCertificatePath</c> (PFX or PEM) and <c>MicrosoftAppCertificatePassword</c>.</summary>
internal static class CertificateSettings
{
    private const string PathKey = "MicrosoftAppCertificatePath";
    private const string LoginKey = "ToChannelFromBotLoginUrl";
    private const string PasswordKey = "MicrosoftAppCertificatePassword";

    /// <summary>Whether a certificate is set; says what is wrong with one that cannot be used.</summary>
    public static bool IsGiven(SettingsReader reader)
    {
        var path = reader.Text(PathKey);
        if (path.Length == 0)
        {
            return false;
        }
        try
        {
            using var certificate = Load(path, reader.Configuration[PasswordKey]);
            if (certificate.GetRSAPrivateKey() is null)
            {
                reader.Problem($"{PathKey}: \"{path}\" has no RSA private key. Name a PFX file, or a PEM file with certificate and key.");
            }
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            reader.Problem($"{PathKey}: \"{path}\" cannot be read ({e.Message}). Name a PFX file, or a PEM file with certificate and key; its password goes into {PasswordKey}.");
        }
        if (reader.Text(LoginKey) is { Length: > 0 } login && !CanBeShownTo(login))
        {
            reader.Problem($"{LoginKey}: a certificate is shown to https://host/tenant only, with one name after the host.");
        }
        return true;
    }

    /// <summary>Credentials by certificate; null when none is set.</summary>
    public static ServiceClientCredentialsFactory? CreateCredentials(IConfiguration configuration, HttpClient httpClient) =>
        configuration[PathKey]?.Trim() is { Length: > 0 } path
            ? new CertificateCredentialsFactory(
                configuration[MicrosoftAppCredentials.MicrosoftAppIdKey]?.Trim() ?? "",
                configuration[MicrosoftAppCredentials.MicrosoftAppTenantIdKey]?.Trim() ?? "",
                Load(path, configuration[PasswordKey]),
                httpClient)
            : null;

    // What Microsoft's library takes for a login address; of a longer one it would leave out the rest.
    private static bool CanBeShownTo(string login) =>
        Uri.TryCreate(login, UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttps
        && address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Length == 1;

    private static X509Certificate2 Load(string path, string? password)
    {
        if (X509Certificate2.GetCertContentType(path) == X509ContentType.Pkcs12)
        {
            return X509CertificateLoader.LoadPkcs12FromFile(path, password);
        }
        return string.IsNullOrEmpty(password)
            ? X509Certificate2.CreateFromPemFile(path)
            : X509Certificate2.CreateFromEncryptedPemFile(path, password);
    }
}
