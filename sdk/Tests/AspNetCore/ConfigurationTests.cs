using System.Net;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Newtonsoft.Json.Linq;
using TwilioBot.Sdk.Tests.Connector;

namespace TwilioBot.Sdk.Tests.AspNetCore;

public sealed class ConfigurationTests
{
    private const string Tenant = "11111111-2222-3333-4444-555555555555";

    [Theory]
    [InlineData("MicrosoftAppType=Nonsense")]
    [InlineData("MicrosoftAppType=7")]
    [InlineData("MicrosoftAppType=SingleTenant")]
    [InlineData("MicrosoftAppType=SingleTenant;MicrosoftAppId=a;MicrosoftAppPassword=p")]
    [InlineData("MicrosoftAppType=SingleTenant;MicrosoftAppId=a;MicrosoftAppTenantId=t")]
    [InlineData("MicrosoftAppType=UserAssignedMSI;MicrosoftAppId=a")]
    [InlineData("MicrosoftAppType=UserAssignedMSI;MicrosoftAppTenantId=t")]
    public void An_identity_that_is_incomplete_is_refused_at_start(string settings)
        => Assert.Throws<ArgumentException>(() => new ConfigurationServiceClientCredentialFactory(Settings(settings)));

    [Theory]
    [InlineData("", true)]
    [InlineData("MicrosoftAppId=", true)]
    [InlineData("MicrosoftAppId=a;MicrosoftAppPassword=p", false)]
    [InlineData("MicrosoftAppType=multitenant;MicrosoftAppId=a;MicrosoftAppPassword=p", false)]
    [InlineData("MicrosoftAppType=SingleTenant;MicrosoftAppId=a;MicrosoftAppPassword=p;MicrosoftAppTenantId=t", false)]
    [InlineData("MicrosoftAppType=UserAssignedMSI;MicrosoftAppId=a;MicrosoftAppTenantId=t", false)]
    public async Task Authentication_is_off_only_without_an_app_id(string settings, bool off)
    {
        var factory = new ConfigurationServiceClientCredentialFactory(Settings(settings));

        Assert.Equal(off, await factory.IsAuthenticationDisabledAsync(default));
        Assert.Equal(!off, await factory.IsValidAppIdAsync("a", default));
        Assert.False(await factory.IsValidAppIdAsync("b", default));
    }

    [Fact]
    public async Task An_app_of_one_tenant_has_its_tokens_from_there()
    {
        var factory = new ConfigurationServiceClientCredentialFactory(
            Settings("MicrosoftAppType=SingleTenant;MicrosoftAppId=a;MicrosoftAppPassword=p;MicrosoftAppTenantId=t"));

        var credentials = (MicrosoftAppCredentials)await factory.CreateCredentialsAsync(
            "a", "scope", AuthenticationConstants.ToChannelFromBotLoginUrl, true, default);

        Assert.Equal("https://login.microsoftonline.com/t", credentials.OAuthEndpoint);
        Assert.Equal(("a", "p", "scope"), (credentials.MicrosoftAppId, credentials.MicrosoftAppPassword, credentials.OAuthScope));
    }

    [Fact]
    public async Task A_managed_identity_has_its_tokens_from_the_platform_and_keeps_them()
    {
        var asked = new List<string>();
        var end = DateTimeOffset.UtcNow.AddHours(2).ToUnixTimeSeconds();
        using var http = new HttpClient(new StubHandler(request =>
        {
            asked.Add($"{Uri.UnescapeDataString(request.RequestUri.AbsoluteUri)} {string.Join(',', request.Headers.SelectMany(h => h.Value))}");
            return Json($$"""{"access_token":"token-{{asked.Count}}","expires_on":"{{end}}"}""");
        }));
        var machine = new ManagedIdentityAuthenticator("app-of-one-machine", "https://api.example", http);

        Assert.Equal("token-1", (await machine.GetTokenAsync()).AccessToken);
        Assert.Equal("token-1", (await machine.GetTokenAsync()).AccessToken);
        Assert.Equal("token-2", (await machine.GetTokenAsync(forceRefresh: true)).AccessToken);
        Assert.Equal(
            Enumerable.Repeat(
                "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://api.example&client_id=app-of-one-machine true", 2),
            asked);
    }

    [Fact]
    public async Task A_managed_identity_without_a_token_is_said_so()
    {
        using var http = new HttpClient(new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.BadRequest)));

        var refusal = await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => new ManagedIdentityAuthenticator("app-of-nobody", "r", http).GetTokenAsync());

        Assert.StartsWith("No token for the managed identity app-of-nobody: ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public void An_unknown_channel_service_is_refused_at_start()
        => Assert.Throws<ArgumentException>(() => new ConfigurationBotFrameworkAuthentication(Settings("ChannelService=https://elsewhere.example")));

    [Theory]
    [InlineData("", "https://api.botframework.com")]
    [InlineData("ChannelService=https://botframework.azure.us", "https://api.botframework.us")]
    [InlineData("ToChannelFromBotOAuthScope=https://scope.example", "https://scope.example")]
    public void The_cloud_is_the_one_that_is_configured(string settings, string audience)
        => Assert.Equal(audience, new ConfigurationBotFrameworkAuthentication(Settings(settings)).GetOriginatingAudience());

    [Fact]
    public async Task Tokens_are_held_to_the_addresses_of_the_configuration()
    {
        using var issuer = new TokenIssuer();
        var authentication = new ConfigurationBotFrameworkAuthentication(
            Settings(
                "MicrosoftAppId=app-1;MicrosoftAppPassword=p;ToBotFromChannelTokenIssuer=https://channels.example;"
                + $"ToBotFromChannelOpenIdMetadataUrl={issuer.MetadataUrl};ToBotFromEmulatorOpenIdMetadataUrl={issuer.MetadataUrl}"),
            httpClientFactory: new OneClient(issuer.Http));
        var activity = new Activity { ChannelId = "test", ServiceUrl = "https://service.example/" };
        var claims = new JObject { ["iss"] = "https://channels.example", ["aud"] = "app-1", ["serviceurl"] = activity.ServiceUrl };
        var forAnother = new JObject(claims) { ["aud"] = "app-2" };

        var result = await authentication.AuthenticateRequestAsync(activity, $"Bearer {issuer.Sign(claims)}", default);

        Assert.Equal("app-1", result.ClaimsIdentity.FindFirst("aud").Value);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => authentication.AuthenticateRequestAsync(activity, $"Bearer {issuer.Sign(forAnother)}", default));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => authentication.AuthenticateRequestAsync(activity, "", default));
    }

    [Fact]
    public void A_bot_of_one_tenant_takes_tokens_of_that_tenant()
    {
        var single = new AuthenticationConfiguration();
        var many = new AuthenticationConfiguration();
        var own = $"MicrosoftAppId=a;MicrosoftAppPassword=p;MicrosoftAppTenantId={Tenant}";

        _ = new ConfigurationBotFrameworkAuthentication(Settings($"{own};MicrosoftAppType=SingleTenant"), authConfiguration: single);
        _ = new ConfigurationBotFrameworkAuthentication(Settings(own), authConfiguration: many);

        Assert.Contains($"https://sts.windows.net/{Tenant}/", single.ValidTokenIssuers);
        Assert.Null(many.ValidTokenIssuers);
    }

    private static IConfiguration Settings(string settings)
        => new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Split(';', StringSplitOptions.RemoveEmptyEntries)
                .Select(setting => setting.Split('=', 2))
                .ToDictionary(pair => pair[0], pair => pair[1]))
            .Build();

    private static HttpResponseMessage Json(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body) };

    private sealed class OneClient(HttpClient client) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => client;
    }
}
