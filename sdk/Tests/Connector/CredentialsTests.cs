using System.Net;
using Microsoft.Bot.Connector.Authentication;

namespace TwilioBot.Sdk.Tests.Connector;

public sealed class CredentialsTests
{
    private const string Token = """{"token_type":"Bearer","expires_in":3600,"access_token":"token-1"}""";

    [Fact]
    public async Task A_request_carries_a_token_of_the_app()
    {
        var login = new StubHandler(HttpStatusCode.OK, Token);
        var credentials = new MicrosoftAppCredentials(
            "app-1", "secret", "tenant-1", new HttpClient(login), oAuthScope: "https://scope.example");
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://service.example");

        await credentials.ProcessHttpRequestAsync(request, CancellationToken.None);

        Assert.Equal("Bearer token-1", request.Headers.Authorization.ToString());
        var (line, body, _) = Assert.Single(login.Requests);
        Assert.Equal("POST https://login.microsoftonline.com/tenant-1/oauth2/v2.0/token", line);
        Assert.Equal(
            "grant_type=client_credentials&client_id=app-1&client_secret=secret&scope=https%3A%2F%2Fscope.example%2F.default", body);
    }

    [Fact]
    public async Task A_token_is_kept_until_a_new_one_is_forced()
    {
        var login = new StubHandler(HttpStatusCode.OK, Token);
        var credentials = new MicrosoftAppCredentials("app-1", "secret", new HttpClient(login));

        await credentials.GetTokenAsync();
        await credentials.GetTokenAsync();
        Assert.Single(login.Requests);

        await credentials.GetTokenAsync(forceRefresh: true);
        Assert.Equal(2, login.Requests.Count);
    }

    [Fact]
    public async Task A_token_that_is_about_to_end_is_not_used_again()
    {
        var login = new StubHandler(HttpStatusCode.OK, Token.Replace("3600", "60"));
        var credentials = new MicrosoftAppCredentials("app-1", "secret", new HttpClient(login));

        await credentials.GetTokenAsync();
        await credentials.GetTokenAsync();

        Assert.Equal(2, login.Requests.Count);
    }

    [Fact]
    public async Task A_refusal_is_told_without_the_secret()
    {
        var login = new StubHandler(HttpStatusCode.Unauthorized, """{"error":"invalid_client","error_description":"wrong secret"}""");
        var credentials = new MicrosoftAppCredentials("app-1", "hush", new HttpClient(login));

        var error = await Assert.ThrowsAsync<UnauthorizedAccessException>(() => credentials.GetTokenAsync());

        Assert.Contains("wrong secret", error.Message);
        Assert.DoesNotContain("hush", error.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AnonymousSkill")]
    public async Task Without_an_app_id_no_token_is_asked_for(string appId)
    {
        var login = new StubHandler(HttpStatusCode.OK, Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://service.example");

        await new MicrosoftAppCredentials(appId, null, new HttpClient(login)).ProcessHttpRequestAsync(request, CancellationToken.None);

        Assert.Null(request.Headers.Authorization);
        Assert.Empty(login.Requests);
    }

    [Fact]
    public void Tenant_and_scope_default_to_those_of_the_Bot_Framework()
    {
        var credentials = new MicrosoftAppCredentials("app-1", "secret");

        Assert.Equal("botframework.com", credentials.ChannelAuthTenant);
        Assert.Equal("https://login.microsoftonline.com/botframework.com", credentials.OAuthEndpoint);
        Assert.Equal("https://api.botframework.com", credentials.OAuthScope);
        credentials.ChannelAuthTenant = "tenant-2";
        Assert.Equal("https://login.microsoftonline.com/tenant-2", credentials.OAuthEndpoint);
    }

    [Fact]
    public async Task A_factory_without_an_app_id_means_no_authentication()
    {
        var factory = new PasswordServiceClientCredentialFactory();

        Assert.True(await factory.IsAuthenticationDisabledAsync(default));
        Assert.Same(MicrosoftAppCredentials.Empty, await factory.CreateCredentialsAsync("any", "scope", "login", true, default));
    }

    [Theory]
    [InlineData("https://login.microsoftonline.com/botframework.com", "https://login.microsoftonline.com/tenant-1")]
    [InlineData("https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us", "https://login.microsoftonline.us/tenant-1")]
    [InlineData("https://login.private.example", "https://login.private.example")]
    public async Task A_factory_makes_credentials_of_the_cloud_that_the_login_address_is_in(string login, string endpoint)
    {
        var factory = new PasswordServiceClientCredentialFactory("app-1", "secret", "tenant-1", null, null);

        var credentials = (MicrosoftAppCredentials)await factory.CreateCredentialsAsync("app-1", "scope", login, true, default);

        Assert.Equal((endpoint, "scope", "app-1"), (credentials.OAuthEndpoint, credentials.OAuthScope, credentials.MicrosoftAppId));
    }

    [Fact]
    public async Task A_factory_knows_only_its_own_app()
    {
        var factory = new PasswordServiceClientCredentialFactory("app-1", "secret", null, null, null);

        Assert.True(await factory.IsValidAppIdAsync("app-1", default));
        Assert.False(await factory.IsValidAppIdAsync("app-2", default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => factory.CreateCredentialsAsync("app-2", "s", "l", true, default));
    }
}
