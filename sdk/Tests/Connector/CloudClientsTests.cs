using System.Net;
using System.Security.Claims;
using System.Text;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Sdk.Tests.Connector;

public sealed class CloudClientsTests
{
    private static readonly ClaimsIdentity Bot = new([new Claim("aud", "app-1")], "test");

    public static TheoryData<string, Func<UserTokenClient, Task>> Questions => new()
    {
        {
            "GET https://tokens.example/api/usertoken/GetToken?userId=u&connectionName=c&channelId=ch&code=123",
            client => client.GetUserTokenAsync("u", "c", "ch", "123", default)
        },
        {
            "DELETE https://tokens.example/api/usertoken/SignOut?userId=u&connectionName=c&channelId=ch",
            client => client.SignOutUserAsync("u", "c", "ch", default)
        },
        {
            "GET https://tokens.example/api/usertoken/GetTokenStatus?userId=u&channelId=ch",
            client => client.GetTokenStatusAsync("u", "ch", null, default)
        },
        {
            "POST https://tokens.example/api/usertoken/GetAadTokens?userId=u&connectionName=c&channelId=ch",
            client => client.GetAadTokensAsync("u", "c", ["r"], "ch", default)
        },
        {
            "POST https://tokens.example/api/usertoken/exchange?userId=u&connectionName=c&channelId=ch",
            client => client.ExchangeTokenAsync("u", "c", "ch", new TokenExchangeRequest("uri"), default)
        },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task The_token_service_is_asked_at_its_paths(string line, Func<UserTokenClient, Task> question)
    {
        var service = new StubHandler(HttpStatusCode.OK, "null");
        using var client = await Cloud(service).CreateUserTokenClientAsync(Bot, default);

        await question(client);

        Assert.Equal(line, Assert.Single(service.Requests).Line);
    }

    [Fact]
    public async Task No_token_yet_is_null_and_an_error_is_thrown()
    {
        using var none = await Cloud(new StubHandler(HttpStatusCode.NotFound, "{}")).CreateUserTokenClientAsync(Bot, default);
        using var failing = await Cloud(new StubHandler(HttpStatusCode.BadGateway, "{}")).CreateUserTokenClientAsync(Bot, default);

        Assert.Null(await none.GetUserTokenAsync("u", "c", "ch", null, default));
        await Assert.ThrowsAsync<ErrorResponseException>(() => failing.GetUserTokenAsync("u", "c", "ch", null, default));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => none.GetUserTokenAsync(null, "c", "ch", null, default));
    }

    [Fact]
    public async Task A_sign_in_carries_its_state()
    {
        var service = new StubHandler(HttpStatusCode.OK, """{"signInLink":"https://login.example"}""");
        var identity = new ClaimsIdentity([new Claim("aud", "app-1")], "test");
        using var client = await Cloud(service).CreateUserTokenClientAsync(identity, default);

        var resource = await client.GetSignInResourceAsync("connection", Schema.Sample.Message(), null, default);

        Assert.Equal("https://login.example", resource.SignInLink);
        var encoded = Uri.UnescapeDataString(service.Requests[0].Line.Split("state=")[1]);
        var state = JsonConvert.DeserializeObject<TokenExchangeState>(Encoding.UTF8.GetString(Convert.FromBase64String(encoded)));
        Assert.Equal(("app-1", "connection", "conversation-1"), (state.MsAppId, state.ConnectionName, state.Conversation.Conversation.Id));
    }

    [Fact]
    public async Task An_activity_for_another_bot_leaves_under_the_new_conversation_and_the_original_stays_as_it_is()
    {
        var service = new StubHandler(HttpStatusCode.OK, """{"id":"5"}""");
        var activity = Schema.Sample.Message();

        using var client = Cloud(service).CreateBotFrameworkClient();
        var response = await client.PostActivityAsync<ResourceResponse>(
            "app-1", "bot-2", new Uri("https://bot.example/api"), new Uri("https://me.example/skills"), "new-conversation", activity);

        Assert.Equal((200, "5"), (response.Status, response.Body.Id));
        Assert.Equal("conversation-1", activity.Conversation.Id);
        Assert.Equal(RoleTypes.Bot, activity.Recipient.Role);
        var (line, body, _) = Assert.Single(service.Requests);
        Assert.Equal("POST https://bot.example/api", line);
        var sent = JObject.Parse(body);
        Assert.Equal("new-conversation", (string)sent["conversation"]["id"]);
        Assert.Equal("https://me.example/skills", (string)sent["serviceUrl"]);
        Assert.Equal(RoleTypes.Skill, (string)sent["recipient"]["role"]);
        Assert.Equal("conversation-1", (string)sent["relatesTo"]["conversation"]["id"]);
        Assert.Equal("activity-1", (string)sent["relatesTo"]["activityId"]);
    }

    [Fact]
    public async Task A_bot_that_answers_no_json_has_a_status_and_no_body()
    {
        using var client = Cloud(new StubHandler(HttpStatusCode.InternalServerError, "<html>")).CreateBotFrameworkClient();

        var response = await client.PostActivityAsync<ResourceResponse>(
            "app-1", "bot-2", new Uri("https://bot.example"), new Uri("https://me.example"), "c", new Activity());

        Assert.Equal(500, response.Status);
        Assert.Null(response.Body);
    }

    // Without an app id no credentials are sent, so that nothing but the service itself is asked.
    private static BotFrameworkAuthentication Cloud(StubHandler service)
        => BotFrameworkAuthenticationFactory.Create(
            null, true, "https://login.example", "https://scope.example", "https://channels.example", "https://tokens.example",
            "https://meta.example", "https://meta.example", null, new PasswordServiceClientCredentialFactory(),
            new AuthenticationConfiguration(), new OneClient(new HttpClient(service)), null);

    private sealed class OneClient(HttpClient client) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => client;
    }
}
