using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using TwilioBot.Connector;

namespace TwilioBot.Tests.Connector;

/// <summary>The bot's own tokens, by certificate in place of a secret.</summary>
public sealed class CertificateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("certificate-").FullName;
    private readonly X509Certificate2 _certificate;

    public CertificateTests()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        _certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
    }

    public void Dispose()
    {
        _certificate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("pfx")]
    [InlineData("pem")]
    public async Task Tokens_are_asked_for_with_an_assertion_that_the_certificate_signed_and_kept(string format)
    {
        await using var cloud = await Cloud.StartAsync();
        await using var bot = await BotServer.ProductionAsync(
        [
            .. cloud.Settings.Where(setting => !setting.StartsWith("MicrosoftAppPassword", StringComparison.Ordinal)), .. Save(format),
        ]);
        var adapter = bot.Services.GetRequiredService<ConnectorAdapter>();
        var reference = new ConversationReference
        {
            ChannelId = "webchat", ServiceUrl = cloud.Server.Url + "/", Conversation = new ConversationAccount { Id = "talk" }, Bot = new ChannelAccount("bot"), User = new ChannelAccount("person"),
        };

        for (var i = 0; i < 2; i++)
        {
            await adapter.ContinueConversationAsync(TokenForge.AppId, reference, (turn, token) => turn.SendActivityAsync("news", cancellationToken: token), CancellationToken.None);
        }

        Assert.All(cloud.Replies, asked => Assert.Equal("Bearer " + Cloud.BotToken, asked.Authorization));
        var login = Assert.Single(cloud.Server.Requests, asked => asked.Path == "/login/oauth2/v2.0/token");
        AssertSigned(QueryHelpers.ParseQuery(login.Body), cloud.Server.Url);
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_read_stops_the_start_with_a_sentence()
    {
        await using var cloud = await Cloud.StartAsync();

        var problem = await Assert.ThrowsAsync<TwilioBot.Settings.StartupException>(async () =>
        {
            await using var bot = await BotServer.ProductionAsync(
                [.. cloud.Settings.Where(setting => !setting.StartsWith("MicrosoftAppPassword", StringComparison.Ordinal)), $"MicrosoftAppCertificatePath={_folder}/absent.pfx"]);
        });

        Assert.StartsWith("MicrosoftAppCertificatePath", problem.Message, StringComparison.Ordinal);
    }

    private void AssertSigned(Dictionary<string, Microsoft.Extensions.Primitives.StringValues> form, string server)
    {
        Assert.Equal(("client_credentials", TokenForge.AppId, "https://api.botframework.com/.default"), (form["grant_type"].ToString(), form["client_id"].ToString(), form["scope"].ToString()));
        var parts = form["client_assertion"].ToString().Split('.');
        var header = JObject.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[0])));
        var claims = JObject.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])));
        Assert.Equal("PS256", (string?)header["alg"]);
        Assert.Equal(Base64Url.EncodeToString(SHA256.HashData(_certificate.RawData)), (string?)header["x5t#S256"]);
        Assert.Equal((TokenForge.AppId, TokenForge.AppId, $"{server}/login/oauth2/v2.0/token"), ((string?)claims["iss"], (string?)claims["sub"], (string?)claims["aud"]));
        using var key = _certificate.GetRSAPublicKey()!;
        Assert.True(key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
    }

    private string[] Save(string format)
    {
        var path = Path.Combine(_folder, "bot." + format);
        if (format == "pfx")
        {
            File.WriteAllBytes(path, _certificate.Export(X509ContentType.Pkcs12, "password"));
            return [$"MicrosoftAppCertificatePath={path}", "MicrosoftAppCertificatePassword=password"];
        }
        File.WriteAllText(path, $"{_certificate.ExportCertificatePem()}\n{_certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem()}");
        return [$"MicrosoftAppCertificatePath={path}"];
    }
}
