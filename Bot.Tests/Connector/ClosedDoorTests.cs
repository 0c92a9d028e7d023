using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;
using TwilioBot.Tests.Operations;
using TwilioBot.Tests.Stories;
using static TwilioBot.Tests.Connector.TokenForge;

namespace TwilioBot.Tests.Connector;

/// <summary>Who gets in when there is no app id, and what a bot does whose issuers are away or change their keys.</summary>
public sealed class ClosedDoorTests
{
    private static string Genuine => "Bearer " + Sign(Header(), ChannelClaims(), Endorsed);

    [Fact]
    public async Task Outside_Development_nothing_is_accepted_without_an_app_id()
    {
        await using var cloud = await Cloud.StartAsync();
        await using var bot = await BotServer.ProductionAsync([.. cloud.Settings.Where(setting => !setting.StartsWith("MicrosoftApp", StringComparison.Ordinal))]);
        var unaddressed = ChannelClaims();
        unaddressed["aud"] = "";

        Assert.Equal(401, await PostAsync(bot, null));
        Assert.Equal(401, await PostAsync(bot, Genuine));
        Assert.Equal(401, await PostAsync(bot, "Bearer " + Sign(Header(), unaddressed, Endorsed)));
        Assert.Equal(401, await PostAsync(bot, "Bearer " + Sign(Header("emulator-key"), EmulatorClaims(), TokenForge.Emulator)));
        Assert.Empty(cloud.Server.Requests);
    }

    [Fact]
    public async Task In_Development_without_an_app_id_no_token_is_needed_and_none_is_believed()
    {
        await using var cloud = await Cloud.StartAsync();
        await using var bot = await BotServer.DevelopmentAsync([.. cloud.Settings.Where(setting => !setting.StartsWith("MicrosoftApp", StringComparison.Ordinal))]);

        Assert.Equal(200, await PostAsync(bot, null));
        Assert.Equal(401, await PostAsync(bot, Genuine));
        Assert.Equal(401, await PostAsync(bot, "Bearer x.y.z"));
    }

    [Fact]
    public async Task In_Development_with_an_app_id_a_token_is_needed()
    {
        await using var cloud = await Cloud.StartAsync();
        await using var bot = await BotServer.DevelopmentAsync(cloud.Settings);

        Assert.Equal(401, await PostAsync(bot, null));
        Assert.Equal(200, await PostAsync(bot, Genuine));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Only_post_is_allowed(string method)
    {
        await using var bot = await BotServer.DevelopmentAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/messages");

        using var response = await bot.Http.SendAsync(request);

        Assert.Equal(405, (int)response.StatusCode);
    }

    [Fact]
    public async Task An_issuer_that_is_away_lets_nobody_in_is_not_flooded_and_is_noticed_when_it_is_back()
    {
        await using var cloud = await Cloud.StartAsync();
        var isAway = true;
        await using var issuer = await LoopbackServer.StartAsync(asked => isAway ? 500
            : asked.Path == "/openid" ? new { jwks_uri = $"{cloud.Server.Url}/channel/keys" } : 404);
        string[] settings = [.. cloud.Settings.Select(setting => setting.Replace($"{cloud.Server.Url}/channel", issuer.Url, StringComparison.Ordinal))];
        await using var bot = await BotServer.ProductionAsync(settings);

        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => PostAsync(bot, Genuine)));

        Assert.All(answers, answer => Assert.Equal(401, answer));
        // One request now and one after 1, 2, 4, 8, 16 and 30 seconds each: far more time than 300 tokens take.
        Assert.InRange(issuer.Requests.Count, 1, 7);

        isAway = false;
        using var patience = new CancellationTokenSource(TwilioSide.Patience);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await PostAsync(bot, Genuine) != 200)
        {
            await again.WaitForNextTickAsync(patience.Token);
        }
    }

    [Fact]
    public async Task New_keys_of_an_issuer_are_looked_for_once_an_hour_however_many_tokens_name_unknown_ones()
    {
        await using var cloud = await Cloud.StartAsync();
        await using var bot = await BotServer.ProductionAsync(cloud.Settings);
        Assert.Equal(200, await PostAsync(bot, Genuine));
        using var newer = RSA.Create(2048);
        using var newest = RSA.Create(2048);

        cloud.ChannelKeys = new JObject { ["keys"] = new JArray(Published(newer, "newer", "sig", "webchat")) }.ToString();
        Assert.Equal(200, await PostAsync(bot, "Bearer " + Sign(Header("newer"), ChannelClaims(), newer)));

        cloud.ChannelKeys = new JObject { ["keys"] = new JArray(Published(newest, "newest", "sig", "webchat")) }.ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => PostAsync(bot, "Bearer " + Sign(Header($"unknown-{i}"), ChannelClaims(), Foreign))));
        Assert.Equal(401, await PostAsync(bot, "Bearer " + Sign(Header("newest"), ChannelClaims(), newest)));

        Assert.All(answers, answer => Assert.Equal(401, answer));

        // Keys and endorsements are fetched apart; the keys a second time, when the first unknown one was named.
        Assert.Equal(3, cloud.Server.Count("/channel/keys"));
    }

    [Fact]
    public async Task Whoever_posts_false_tokens_does_not_fill_the_log()
    {
        await using var cloud = await Cloud.StartAsync();
        var log = new Lines();
        await using var bot = await BotApp.StartAsync(
            log.ListenTo, [.. cloud.Settings.Select(setting => "--" + setting), "--Logging:LogLevel:Default=None", "--Logging:LogLevel:TwilioBot.Connector=Warning"]);

        for (var n = 0; n < 20; n++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages");
            request.Content = new StringContent("""{"type":"typing","channelId":"webchat","serviceUrl":"https://service.example/amer/"}""", Encoding.UTF8, "application/json");
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + Sign(Header("unknown"), ChannelClaims(), Foreign));
            using var response = await bot.Http.SendAsync(request);
            Assert.Equal(401, (int)response.StatusCode);
        }

        Assert.Single(log.All, line => line.StartsWith("Activity refused", StringComparison.Ordinal));
    }

    private static async Task<int> PostAsync(BotServer bot, string? authorization)
    {
        const string Activity = """
            {"type":"typing","channelId":"webchat","serviceUrl":"https://service.example/amer/","from":{"id":"p"},"recipient":{"id":"b"},"conversation":{"id":"c"}}
            """;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages");
        request.Content = new StringContent(Activity, Encoding.UTF8, "application/json");
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }
        using var response = await bot.Http.SendAsync(request);
        return (int)response.StatusCode;
    }
}
