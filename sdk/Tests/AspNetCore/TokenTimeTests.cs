using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;
using TwilioBot.Sdk.Tests.Connector;

namespace TwilioBot.Sdk.Tests.AspNetCore;

/// <summary>The edges of the five minutes of clock difference, to the second, at an adapter that listens on a port.</summary>
public sealed class TokenTimeTests : IAsyncLifetime
{
    private const string AppId = "app-1";
    private const string ServiceUrl = "https://service.example/";

    // Far from the machine's own time, so that only a check by this clock can come out right.
    private readonly SetClock _clock = new(new(2031, 3, 9, 12, 0, 0, TimeSpan.Zero));
    private readonly TokenIssuer _issuer = new();
    private WebApplication _app;

    public static TheoryData<string, string, int, double, int> Edges
    {
        get
        {
            var rows = new TheoryData<string, string, int, double, int>();
            foreach (var sender in new[] { "channel", "emulator" })
            {
                foreach (var (claim, seconds, fraction, status) in new[]
                {
                    ("exp", -299, 0, 200), ("exp", -300, 0, 200), ("exp", -300, 0.001, 401), ("exp", -301, 0, 401), ("exp", -301, 0.999, 401), ("exp", -299, 0.999, 200),
                    ("nbf", 299, 0, 200), ("nbf", 300, 0, 200), ("nbf", 301, 0.999, 401), ("nbf", 301, 0, 401), ("nbf", 300, 0.001, 200), ("nbf", 299, 0.999, 200),
                })
                {
                    rows.Add(sender, claim, seconds, fraction, status);
                }
            }
            return rows;
        }
    }

    public async Task InitializeAsync()
    {
        var settings = new Dictionary<string, string>
        {
            ["MicrosoftAppId"] = AppId,
            ["MicrosoftAppPassword"] = "obviously-fake",
            ["ToChannelFromBotLoginUrl"] = "https://login.example/tenant",
            ["ToChannelFromBotOAuthScope"] = "https://scope.example",
            ["OAuthUrl"] = "https://oauth.example",
            ["ToBotFromChannelTokenIssuer"] = "https://channels.example",
            ["ToBotFromChannelOpenIdMetadataUrl"] = _issuer.MetadataUrl,
            ["ToBotFromEmulatorOpenIdMetadataUrl"] = _issuer.MetadataUrl,
        };
        var adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(
            new ConfigurationBuilder().AddInMemoryCollection(settings).Build(),
            authConfiguration: new AuthenticationConfiguration { Clock = _clock },
            httpClientFactory: new OneClient(_issuer.Http)));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(context => adapter.ProcessAsync(context.Request, context.Response, new SilentBot()));
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _issuer.Dispose();
    }

    [Theory]
    [MemberData(nameof(Edges))]
    public async Task A_token_counts_from_five_minutes_before_it_begins_to_five_minutes_after_it_ends(
        string sender, string claim, int seconds, double fraction, int status)
    {
        var now = _clock.Now.ToUnixTimeSeconds();
        _clock.Now += TimeSpan.FromSeconds(fraction);
        var claims = ClaimsOf(sender);
        claims["nbf"] = now - 3600;
        claims["exp"] = now + 3600;
        claims[claim] = now + seconds;

        Assert.Equal(status, await PostAsync(_issuer.Sign(claims)));
    }

    private static JObject ClaimsOf(string sender) => sender == "channel"
        ? new() { ["iss"] = "https://channels.example", ["aud"] = AppId, ["serviceurl"] = ServiceUrl }
        : new() { ["iss"] = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", ["aud"] = AppId, ["ver"] = "1.0", ["appid"] = AppId };

    private async Task<int> PostAsync(string token)
    {
        const string Activity = $$"""
            {"type":"typing","channelId":"test","serviceUrl":"{{ServiceUrl}}","from":{"id":"p"},"recipient":{"id":"b"},"conversation":{"id":"c"} }
            """;
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_app.Urls.First() + "/api/messages"));
        request.Content = new StringContent(Activity, Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        using var response = await http.SendAsync(request);
        return (int)response.StatusCode;
    }

    private sealed class SilentBot : IBot
    {
        public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) => Task.CompletedTask;
    }

    private sealed class OneClient(HttpClient http) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => http;
    }
}
