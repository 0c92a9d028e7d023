using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.WebUtilities;
using TwilioBot.Tests.Stories;

namespace TwilioBot.Tests.Connector;

/// <summary>The tokens that go out with the bot's replies, by certificate and by managed identity: the bot is a process, who gives out its tokens a server on loopback.</summary>
public sealed class OutboundTokenTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly X509Certificate2 _bots = SelfSigned("bot");
    private int _given;

    public void Dispose()
    {
        _bots.Dispose();
        _folder.Delete();
    }

    [Theory]
    [InlineData("pfx")]
    [InlineData("pem")]
    [InlineData("managed identity")]
    public async Task One_token_serves_all_conversations_until_shortly_before_it_ends(string by)
    {
        // The first token ends within the time that is kept in reserve, so nothing but the first reply may go out with it.
        await using var world = await World.StartAsync(_folder, by, _bots, _ => Given(lasts: Interlocked.Increment(ref _given) == 1 ? 60 : 3600));
        var webchat = world.Webchat();

        var first = await webchat.TellAsync("first", "hello");
        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => webchat.TellAsync($"talk-{i}", "hello")));

        Assert.All(others.Prepend(first), answer => Assert.Equal((200, "Hello."), (answer.Status, (string?)Assert.Single(answer.Replies)["text"])));
        Assert.Equal(["Bearer token-1", .. Enumerable.Repeat("Bearer token-2", 20)], world.Cloud.Replies.Select(reply => reply.Authorization));
        Assert.Equal(2, world.Login.Requests.Count);
        Assert.All(world.Login.Requests, asked => AssertAskedFor(asked, by, world.Login.Url));
    }

    [Theory]
    [InlineData("pem", "by its certificate: ")]
    [InlineData("managed identity", "")]
    public async Task A_token_that_is_refused_is_explained_in_the_log_and_nothing_goes_out_without_one(string by, string how)
    {
        const string Refusal = """{"error":"invalid_client","error_description":"AADSTS700027: no such key is registered"}""";
        await using var world = await World.StartAsync(_folder, by, _bots, _ => new LoopbackServer.Refusal(400, Refusal));

        var (_, replies) = await world.Webchat().TellAsync("talk", "hello");
        var log = await world.StopAsync();

        Assert.Empty(replies);
        Assert.Empty(world.Cloud.Replies);
        Assert.Contains($"No token for {(by == "pem" ? "app" : "the managed identity")} {TokenForge.AppId}", log, StringComparison.Ordinal);
        Assert.Contains(how, log, StringComparison.Ordinal);
        Assert.Contains("no such key is registered", log, StringComparison.Ordinal);
        Assert.DoesNotContain("shown-by-the-platform", log, StringComparison.Ordinal);
    }

    private object Given(int lasts) => new
    {
        access_token = $"token-{_given}",
        token_type = "Bearer",
        expires_in = lasts,
        expires_on = DateTimeOffset.UtcNow.AddSeconds(lasts).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
    };

    private void AssertAskedFor(LoopbackServer.Asked asked, string by, string login)
    {
        if (by == "managed identity")
        {
            Assert.Equal(("GET", "/identity/token", "shown-by-the-platform"), (asked.Method, asked.Path, asked.Secret));
            var query = QueryHelpers.ParseQuery(asked.Query);
            Assert.Equal(("https://api.botframework.com", TokenForge.AppId), (query["resource"].ToString(), query["client_id"].ToString()));
            return;
        }
        Assert.Equal(("POST", "/tenant/oauth2/v2.0/token"), (asked.Method, asked.Path));
        var form = QueryHelpers.ParseQuery(asked.Body);
        Assert.Equal(
            ("client_credentials", TokenForge.AppId, "https://api.botframework.com/.default"),
            (form["grant_type"].ToString(), form["client_id"].ToString(), form["scope"].ToString()));
        Assertion.IsBy(_bots, form["client_assertion"].ToString(), TokenForge.AppId, $"{login}/tenant/oauth2/v2.0/token");
    }

    private static X509Certificate2 SelfSigned(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
    }

    /// <summary>The bot in Development, a cloud, and who gives out the bot's tokens.</summary>
    private sealed class World : IAsyncDisposable
    {
        private readonly BotProcess _bot;
        private readonly HttpClient _http;

        private World(BotProcess bot, string address, Cloud cloud, LoopbackServer login, X509Certificate2 https)
        {
            (_bot, Cloud, Login, Https) = (bot, cloud, login, https);
            _http = new HttpClient { BaseAddress = new Uri(address) };
        }

        public Cloud Cloud { get; }

        public LoopbackServer Login { get; }

        private X509Certificate2 Https { get; }

        public static async Task<World> StartAsync(TemporaryFolder folder, string by, X509Certificate2 bots, Func<LoopbackServer.Asked, object> answer)
        {
            var isManaged = by == "managed identity";
            var https = SelfSigned("login");
            await File.WriteAllTextAsync(folder["trusted.pem"], https.ExportCertificatePem());
            var cloud = await Cloud.StartAsync();
            var login = await LoopbackServer.StartAsync(answer, isManaged ? null : https);
            string[] identity = isManaged
                ? ["MicrosoftAppType=UserAssignedMSI", "MicrosoftAppTenantId=tenant"]
                : [.. CertificateFiles.Save(bots, folder, by), $"ToChannelFromBotLoginUrl={login.Url}/tenant"];
            var address = BotProcess.FreeAddress();
            var bot = BotProcess.Start(
                [
                    "--environment=Development", $"--urls={address}", $"--ConnectionStrings:TwilioBot=Data Source={folder["bot.db"]}",
                    .. cloud.Settings.Where(setting => !setting.StartsWith("MicrosoftAppPassword", StringComparison.Ordinal)).Concat(identity).Select(setting => "--" + setting),
                ],
                environment:
                [
                    ("SSL_CERT_FILE", folder["trusted.pem"]),
                    ("IDENTITY_ENDPOINT", isManaged ? $"{login.Url}/identity/token" : null),
                    ("IDENTITY_HEADER", isManaged ? "shown-by-the-platform" : null),
                ]);
            await bot.UntilReadyAsync(address);
            return new World(bot, address, cloud, login, https);
        }

        public PostingChannel Webchat() => new(_http, Cloud, () => TokenForge.Sign(TokenForge.Header(), Claims(), TokenForge.Endorsed), "webchat");

        /// <summary>Ends the bot; what it printed.</summary>
        public async Task<string> StopAsync()
        {
            _bot.Terminate();
            return (await _bot.ExitAsync()).Output;
        }

        public async ValueTask DisposeAsync()
        {
            _http.Dispose();
            await _bot.DisposeAsync();
            await Login.DisposeAsync();
            await Cloud.DisposeAsync();
            Https.Dispose();
        }

        private Newtonsoft.Json.Linq.JObject Claims()
        {
            var claims = TokenForge.ChannelClaims();
            claims["serviceurl"] = Cloud.Server.Url + "/";
            return claims;
        }
    }
}
