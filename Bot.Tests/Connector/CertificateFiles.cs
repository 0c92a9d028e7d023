using System.Security.Cryptography.X509Certificates;
using TwilioBot.Tests.Stories;

namespace TwilioBot.Tests.Connector;

/// <summary>Writes a certificate and its key as people have them.</summary>
internal static class CertificateFiles
{
    /// <param name="format"><c>pfx</c>, with a password, or <c>pem</c>.</param>
    /// <returns>The settings that name it.</returns>
    public static string[] Save(X509Certificate2 certificate, TemporaryFolder folder, string format)
    {
        var path = folder["bot." + format];
        if (format == "pfx")
        {
            File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, "password"));
            return [$"MicrosoftAppCertificatePath={path}", "MicrosoftAppCertificatePassword=password"];
        }
        File.WriteAllText(path, $"{certificate.ExportCertificatePem()}\n{certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem()}");
        return [$"MicrosoftAppCertificatePath={path}"];
    }
}
