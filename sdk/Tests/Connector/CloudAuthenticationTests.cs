using System.Security.Claims;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Sdk.Tests.Connector;

#pragma warning disable CS0618 // obsolete in the API that is under test
public sealed class CloudAuthenticationTests : IDisposable
{
    private const string ChannelIssuer = "https://channels.example";
    private const string Tenant = "11111111-2222-3333-4444-555555555555";
    private const string OtherTenant = "99999999-2222-3333-4444-555555555555";

    private readonly TokenIssuer _issuer = new();

    public static TheoryData<string, bool> Tokens => new()
    {
        // From a channel: for this bot and this service.
        { """{"iss":"https://channels.example","aud":"app-1","serviceurl":"https://service.example/"}""", true },
        { """{"iss":"https://channels.example","aud":"app-1","serviceurl":"HTTPS://Service.example/"}""", true },
        { """{"iss":"https://channels.example","aud":"app-2","serviceurl":"https://service.example/"}""", false },
        { """{"iss":"https://channels.example","serviceurl":"https://service.example/"}""", false },
        { """{"iss":"https://channels.example","aud":"app-1","serviceurl":"https://elsewhere.example/"}""", false },
        { """{"iss":"https://channels.example","aud":"app-1"}""", false },
        { """{"iss":"https://nobody.example","aud":"app-1","serviceurl":"https://service.example/"}""", false },

        // From the Emulator: issued to this bot's app, by a well-known tenant or by the one that it names.
        { """{"iss":"https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/","ver":"1.0","appid":"app-1"}""", true },
        { """{"iss":"https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/","ver":"1.0","appid":"app-2"}""", false },
        { """{"iss":"https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/","ver":"1.0"}""", false },
        { """{"iss":"https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/","appid":"app-1"}""", false },
        { """{"iss":"https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/","ver":"3.0","appid":"app-1"}""", false },
        { """{"iss":"https://login.microsoftonline.com/{tenant}/v2.0","tid":"{tenant}","ver":"2.0","azp":"app-1"}""", true },
        { """{"iss":"https://login.microsoftonline.com/{tenant}/v2.0","ver":"2.0","azp":"app-1"}""", false },
        { """{"iss":"https://login.microsoftonline.com/evil/v2.0","tid":"evil","ver":"2.0","azp":"app-1"}""", false },
        { """{"iss":"https://sts.windows.net/{tenant}/","tid":"{other}","ver":"1.0","appid":"app-1"}""", false },

        // From another bot: only if a validator says so.
        { """{"iss":"https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/","ver":"1.0","aud":"app-1","appid":"bot-2"}""", true },
        { """{"iss":"https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/","ver":"1.0","aud":"app-1","appid":"bot-3"}""", false },
        { """{"iss":"https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/","ver":"1.0","aud":"app-9","appid":"bot-2"}""", false },
    };

    public void Dispose() => _issuer.Dispose();

    [Theory]
    [MemberData(nameof(Tokens))]
    public async Task A_request_is_authenticated_by_whom_its_token_is_from(string claims, bool accepted)
    {
        var token = _issuer.Sign(JObject.Parse(claims.Replace("{tenant}", Tenant).Replace("{other}", OtherTenant)));

        var error = await Record.ExceptionAsync(() => Cloud().AuthenticateRequestAsync(Incoming(), "Bearer " + token, default));

        Assert.Equal(accepted, error is null);
        Assert.True(error is null or UnauthorizedAccessException, error?.ToString());
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer x.y.z")]
    [InlineData("nonsense")]
    public async Task Nonsense_in_the_header_is_unauthorized(string header)
        => await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Cloud().AuthenticateRequestAsync(Incoming(), header, default));

    [Fact]
    public async Task An_expired_token_is_unauthorized_and_no_failure()
    {
        var claims = new JObject
        {
            ["iss"] = ChannelIssuer, ["aud"] = "app-1", ["serviceurl"] = "https://service.example/", ["exp"] = 1_000_000_000,
        };

        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => Cloud().AuthenticateRequestAsync(Incoming(), "Bearer " + _issuer.Sign(claims), default));
    }

    [Fact]
    public async Task A_channel_is_answered_with_the_scope_and_caller_id_of_the_cloud()
    {
        var claims = new JObject { ["iss"] = ChannelIssuer, ["aud"] = "app-1", ["serviceurl"] = "https://service.example/" };

        var result = await Cloud().AuthenticateRequestAsync(Incoming(), "Bearer " + _issuer.Sign(claims), default);

        Assert.Equal(("https://scope.example", "urn:cloud"), (result.Audience, result.CallerId));
        Assert.Equal("app-1", result.ClaimsIdentity.FindFirst("aud").Value);
        using var client = await result.ConnectorFactory.CreateAsync("https://service.example/", result.Audience, default);
        Assert.Equal(new Uri("https://service.example/"), client.BaseUri);
        Assert.Equal("app-1", ((AppCredentials)client.Credentials).MicrosoftAppId);
    }

    [Fact]
    public async Task Another_bot_is_answered_as_that_bot()
    {
        var claims = new JObject
        {
            ["iss"] = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
            ["ver"] = "1.0",
            ["aud"] = "app-1",
            ["appid"] = "bot-2",
        };

        var result = await Cloud().AuthenticateRequestAsync(Incoming(), "Bearer " + _issuer.Sign(claims), default);

        Assert.Equal(("bot-2", "urn:botframework:aadappid:bot-2"), (result.Audience, result.CallerId));
    }

    [Fact]
    public async Task A_request_without_a_token_is_refused_unless_authentication_is_off()
    {
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Cloud().AuthenticateRequestAsync(Incoming(), null, default));

        var result = await BotFrameworkAuthenticationFactory.Create().AuthenticateRequestAsync(Incoming(), null, default);

        Assert.Equal("anonymous", result.ClaimsIdentity.AuthenticationType);
        Assert.Empty(result.ClaimsIdentity.Claims);
        Assert.Null(result.CallerId);
        Assert.Equal("https://api.botframework.com", result.Audience);
    }

    [Fact]
    public async Task The_Emulator_may_call_as_a_skill_while_authentication_is_off()
    {
        var activity = Incoming();
        activity.ChannelId = "emulator";
        activity.Recipient = new ChannelAccount("bot", role: RoleTypes.Skill);

        var result = await BotFrameworkAuthenticationFactory.Create().AuthenticateRequestAsync(activity, "", default);

        Assert.True(SkillValidation.IsSkillClaim(result.ClaimsIdentity.Claims));
    }

    [Fact]
    public void A_channel_service_that_nobody_knows_is_refused()
        => Assert.Throws<ArgumentException>(() => BotFrameworkAuthenticationFactory.Create(
            "https://unknown.example", true, null, null, null, null, null, null, null, new PasswordServiceClientCredentialFactory(),
            new AuthenticationConfiguration(), null, null));

    [Theory]
    [InlineData(null, "https://api.botframework.com")]
    [InlineData("https://botframework.azure.us", "https://api.botframework.us")]
    public void The_channel_service_chooses_the_cloud(string channelService, string audience)
        => Assert.Equal(audience, BotFrameworkAuthenticationFactory.Create(
            channelService, true, null, null, null, null, null, null, null, new PasswordServiceClientCredentialFactory(),
            new AuthenticationConfiguration(), null, null).GetOriginatingAudience());

    [Fact]
    public async Task A_bot_without_a_validator_refuses_other_bots()
    {
        var claims = new JObject
        {
            ["iss"] = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
            ["ver"] = "1.0",
            ["aud"] = "app-1",
            ["appid"] = "bot-2",
        };

        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => Cloud(new AuthenticationConfiguration()).AuthenticateRequestAsync(Incoming(), "Bearer " + _issuer.Sign(claims), default));
    }

    [Fact]
    public async Task The_older_interface_refuses_a_missing_header_and_lets_anybody_in_without_an_app_id()
    {
        var withApp = new SimpleCredentialProvider("app-1", "secret");

        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => JwtTokenValidation.AuthenticateRequest(Incoming(), null, withApp, new SimpleChannelProvider()));
        await Assert.ThrowsAsync<ArgumentNullException>(
            () => JwtTokenValidation.ValidateAuthHeader("", withApp, new SimpleChannelProvider(), "test"));
        ClaimsIdentity anybody = await JwtTokenValidation.AuthenticateRequest(
            Incoming(), null, new SimpleCredentialProvider(), new SimpleChannelProvider());
        Assert.True(anybody.IsAuthenticated);
    }

    private static Activity Incoming() => new()
    {
        Type = ActivityTypes.Message,
        ChannelId = "test",
        ServiceUrl = "https://service.example/",
    };

    private BotFrameworkAuthentication Cloud(AuthenticationConfiguration configuration = null)
        => BotFrameworkAuthenticationFactory.Create(
            null, true, "https://login.example", "https://scope.example", ChannelIssuer, "https://tokens.example",
            _issuer.MetadataUrl, _issuer.MetadataUrl, "urn:cloud",
            new PasswordServiceClientCredentialFactory("app-1", "secret", null, null, null),
            configuration ?? new AuthenticationConfiguration { ClaimsValidator = new AllowedCallersClaimsValidator(["bot-2"]) },
            new OneClient(_issuer.Http), null);

    private sealed class OneClient(HttpClient client) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => client;
    }
}
