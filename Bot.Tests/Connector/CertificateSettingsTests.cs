using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using TwilioBot.Settings;
using TwilioBot.Tests.Stories;

namespace TwilioBot.Tests.Connector;

public sealed class CertificateSettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Delete();

    [Fact]
    public void A_certificate_that_cannot_be_read_stops_the_start_with_a_sentence()
        => AssertProblem($"MicrosoftAppCertificatePath: \"{_folder["absent.pfx"]}\" cannot be read", $"MicrosoftAppCertificatePath={_folder["absent.pfx"]}");

    [Fact]
    public void A_certificate_without_its_key_stops_the_start_with_a_sentence()
    {
        using var certificate = SelfSigned();
        File.WriteAllText(_folder["public.pem"], certificate.ExportCertificatePem());

        AssertProblem("Name a PFX file, or a PEM file with certificate and key", $"MicrosoftAppCertificatePath={_folder["public.pem"]}");
    }

    [Theory]
    [InlineData("MicrosoftAppPassword=obviously-fake", "MicrosoftAppCertificatePath and MicrosoftAppPassword are both set")]
    [InlineData("MicrosoftAppType=UserAssignedMSI;MicrosoftAppTenantId=tenant", "MicrosoftAppType is UserAssignedMSI, and MicrosoftAppCertificatePath is set")]
    public void The_bot_proves_itself_in_one_way_only(string others, string sentence)
    {
        using var certificate = SelfSigned();

        AssertProblem(sentence, [.. CertificateFiles.Save(certificate, _folder, "pem"), .. others.Split(';')]);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/tenant")]
    [InlineData("https://login.example")]
    [InlineData("https://login.example/")]
    [InlineData("https://login.example/a/b")]
    public void A_login_address_that_a_certificate_cannot_be_shown_to_stops_the_start_with_a_sentence(string login)
    {
        using var certificate = SelfSigned();
        string[] cloud =
        [
            $"ToChannelFromBotLoginUrl={login}", "ToChannelFromBotOAuthScope=b", "ToBotFromChannelTokenIssuer=c", "OAuthUrl=https://d",
            "ToBotFromEmulatorOpenIdMetadataUrl=https://e", "ToBotFromChannelOpenIdMetadataUrl=https://f",
        ];

        AssertProblem("ToChannelFromBotLoginUrl: a certificate is shown to https://host/tenant only", [.. CertificateFiles.Save(certificate, _folder, "pem"), .. cloud]);
    }

    private static void AssertProblem(string sentence, params string[] settings)
    {
        string[] all =
        [
            "Twilio:AccountSid=AC00000000000000000000000000000000", "Twilio:AuthToken=x", "Twilio:SmsNumber=+15550100", "Twilio:PublicUrl=https://bot.example.com",
            "MicrosoftAppId=a", .. settings,
        ];
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(all.Select(setting => setting.Split('=', 2)).Select(pair => new KeyValuePair<string, string?>(pair[0], pair[1])))
            .Build();

        var problem = Assert.Throws<StartupException>(() => BotSettings.Read(configuration, isDevelopment: false));

        Assert.Contains(sentence, problem.Message, StringComparison.Ordinal);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
    }
}
