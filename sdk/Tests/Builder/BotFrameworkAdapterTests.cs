using System.Security.Claims;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using TwilioBot.Sdk.Tests.Connector;

namespace TwilioBot.Sdk.Tests.Builder;

public sealed class BotFrameworkAdapterTests
{
    private readonly FakeChannel _channel = new();

    [Fact]
    public async Task Without_an_app_id_everybody_is_let_in_and_answered()
    {
        var response = await Open().ProcessActivityAsync(string.Empty, Turn.Message(), Turn.Say("hello"), default);
        Assert.Null(response);
        Assert.Equal("POST /v3/conversations/talk/activities/in-1", Assert.Single(_channel.Requests).Request);
    }

    [Fact]
    public async Task With_an_app_id_nobody_is_let_in_without_a_token_nor_with_one_that_nothing_verifies()
    {
        var adapter = new BotFrameworkAdapter(new SimpleCredentialProvider("app", "secret"), customHttpClient: _channel.CreateClient());
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => adapter.ProcessActivityAsync(string.Empty, Turn.Message(), Turn.Say("x"), default));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => adapter.ProcessActivityAsync("Bearer eyJhbGciOiJub25lIn0.e30.", Turn.Message(), Turn.Say("x"), default));
        await Assert.ThrowsAsync<ArgumentNullException>(() => adapter.ProcessActivityAsync(string.Empty, null, Turn.Say("x"), default));
        Assert.Empty(_channel.Requests);
    }

    [Fact]
    public async Task A_token_of_a_channel_lets_its_activities_in_and_no_others()
    {
        using var issuer = new TokenIssuer();
        ChannelValidation.OpenIdMetadataUrl = issuer.MetadataUrl;
        var adapter = new BotFrameworkAdapter(new SimpleCredentialProvider("app", "secret"), customHttpClient: issuer.Http);
        var activity = new Activity
        {
            Type = ActivityTypes.Message, ChannelId = "test", ServiceUrl = "https://service.example/", Conversation = new ConversationAccount { Id = "c" },
        };
        var claims = new JObject { ["iss"] = "https://api.botframework.com", ["aud"] = "app", ["serviceurl"] = activity.ServiceUrl };
        var turns = 0;

        await adapter.ProcessActivityAsync($"Bearer {issuer.Sign(claims)}", activity, Count, default);
        activity.ServiceUrl = "https://elsewhere.example/";
        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => adapter.ProcessActivityAsync($"Bearer {issuer.Sign(claims)}", activity, Count, default));

        Assert.Equal(1, turns);

        Task Count(ITurnContext turn, CancellationToken token)
        {
            turns++;
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Expected_replies_are_the_response()
    {
        var message = Turn.Message();
        message.DeliveryMode = DeliveryModes.ExpectReplies;
        var response = await Open().ProcessActivityAsync(string.Empty, message, Turn.Say("hello"), default);
        Assert.Equal("hello", Assert.Single(((ExpectedReplies)response.Body).Activities).Text);
    }

    [Theory]
    [InlineData(Channels.Msteams, "theirs", null, "theirs")]
    [InlineData(Channels.Msteams, "theirs", "kept", "kept")]
    [InlineData(Channels.Directline, "theirs", null, null)]
    [InlineData(Channels.Msteams, null, null, null)]
    public async Task The_tenant_of_teams_is_found_in_the_channel_data(string channel, string inChannelData, string inConversation, string expected)
    {
        var message = Turn.Message();
        message.ChannelId = channel;
        message.ChannelData = inChannelData == null ? null : JObject.FromObject(new { tenant = new { id = inChannelData } });
        message.Conversation.TenantId = inConversation;
        await Open().ProcessActivityAsync(new ClaimsIdentity(), message, (_, _) => Task.CompletedTask, default);
        Assert.Equal(expected, message.Conversation.TenantId);
    }

    [Theory]
    [InlineData(null, "app", "app", null)]
    [InlineData("app", "app", "app", CallerIdConstants.PublicAzureChannel)]
    [InlineData("app", "app", "parent", CallerIdConstants.BotToBotPrefix + "parent")]
    public async Task The_caller_is_named(string appId, string audience, string caller, string expected)
    {
        var identity = new ClaimsIdentity(
        [
            new Claim(AuthenticationConstants.AudienceClaim, audience),
            new Claim(AuthenticationConstants.AppIdClaim, caller),
            new Claim(AuthenticationConstants.VersionClaim, "1.0"),
        ]);
        var message = Turn.Message();
        message.CallerId = "forged";
        string scope = null;
        await new BotFrameworkAdapter(new SimpleCredentialProvider { AppId = appId }).ProcessActivityAsync(identity, message, (context, _) =>
        {
            scope = context.TurnState.Get<string>(BotAdapter.OAuthScopeKey);
            var credentials = (AppCredentials)context.TurnState.Get<IConnectorClient>().Credentials;
            Assert.Equal((audience, scope), (credentials.MicrosoftAppId, credentials.OAuthScope));
            return Task.CompletedTask;
        }, default);

        Assert.Equal(expected, message.CallerId);
        Assert.Equal(caller == "parent" ? "parent" : AuthenticationConstants.ToChannelFromBotOAuthScope, scope);
    }

    [Fact]
    public async Task Clients_are_shared_between_turns()
    {
        var adapter = Open();
        var clients = new List<IConnectorClient>();
        for (var i = 0; i < 2; i++)
        {
            await adapter.ProcessActivityAsync(new ClaimsIdentity(), Turn.Message(), async (context, token) =>
            {
                clients.Add(context.TurnState.Get<IConnectorClient>());
                await context.SendActivityAsync("hi", cancellationToken: token);
            }, default);
        }

        Assert.Same(clients[0], clients[1]);
        Assert.Equal(2, _channel.Requests.Count);
    }

    [Fact]
    public async Task A_new_conversation_is_made_in_the_tenant_of_the_reference()
    {
        var reference = new ConversationReference { Conversation = new ConversationAccount(tenantId: "tenant") };
        Activity seen = null;
        await Open().CreateConversationAsync(Channels.Msteams, FakeChannel.ServiceUrl, MicrosoftAppCredentials.Empty, new ConversationParameters(), (context, _) =>
        {
            seen = context.Activity;
            return Task.CompletedTask;
        }, reference, default);

        Assert.Equal("tenant", JObject.FromObject(seen.ChannelData)["tenant"]?["tenantId"]);
        Assert.Equal(("act-1", "id-1", "tenant", "CreateConversation"), (seen.Id, seen.Conversation.Id, seen.Conversation.TenantId, seen.Name));
    }

    [Fact]
    public async Task Proactive_turns_check_their_arguments()
    {
        var adapter = Open();
        var reference = Turn.Message().GetConversationReference();
        await Assert.ThrowsAsync<ArgumentNullException>(() => adapter.ContinueConversationAsync(" ", reference, Turn.Say("x"), default));
        await Assert.ThrowsAsync<ArgumentNullException>(() => adapter.ContinueConversationAsync("app", (ConversationReference)null, Turn.Say("x"), default));
        await Assert.ThrowsAsync<ArgumentNullException>(() => adapter.ContinueConversationAsync("app", reference, null, default));
        await Assert.ThrowsAsync<ArgumentNullException>(() => adapter.ContinueConversationAsync(new ClaimsIdentity(), reference, " ", Turn.Say("x"), default));

        await adapter.ContinueConversationAsync(new ClaimsIdentity(), reference, Turn.Say("news"), default);
        Assert.Single(_channel.Requests);
    }

    [Fact]
    public async Task Members_are_asked_for_by_conversation()
    {
        var adapter = Open();
        await adapter.ProcessActivityAsync(new ClaimsIdentity(), Turn.Message(), async (context, token) =>
        {
            await adapter.DeleteConversationMemberAsync(context, "carol", token);
            context.Activity.Conversation.Id = null;
            await Assert.ThrowsAsync<ArgumentNullException>(() => adapter.GetConversationMembersAsync(context, token));
            context.Activity.Conversation = null;
            await Assert.ThrowsAsync<ArgumentNullException>(() => adapter.GetActivityMembersAsync(context, null, token));
        }, default);
        Assert.Equal("DELETE /v3/conversations/talk/members/carol", Assert.Single(_channel.Requests).Request);
        await Assert.ThrowsAsync<ArgumentNullException>(() => adapter.GetConversationsAsync(null, MicrosoftAppCredentials.Empty, null, default));
        await Assert.ThrowsAsync<ArgumentNullException>(() => adapter.GetConversationsAsync("https://x", null, null, default));
    }

    [Fact]
    public async Task A_derived_adapter_may_send_by_itself()
    {
        await new Diverting(_channel).ProcessActivityAsync(new ClaimsIdentity(), Turn.Message(), async (context, token) =>
        {
            Assert.Equal("diverted", (await context.SendActivityAsync("hi", cancellationToken: token)).Id);
        }, default);
        Assert.Empty(_channel.Requests);
    }

    [Fact]
    public async Task Sign_in_checks_its_arguments_and_is_refused()
    {
        var adapter = Open();
        var turn = Turn.With();
        await Assert.ThrowsAsync<ArgumentNullException>(() => adapter.GetUserTokenAsync(null, "link", null));
        await Assert.ThrowsAsync<ArgumentNullException>(() => adapter.GetUserTokenAsync(turn, " ", null));
        await Assert.ThrowsAsync<ArgumentNullException>(() => adapter.GetOauthSignInLinkAsync(turn, "link", " "));
        await Assert.ThrowsAsync<ArgumentException>(() => adapter.ExchangeTokenAsync(turn, "link", "alice", new TokenExchangeRequest()));
        await Assert.ThrowsAsync<NotSupportedException>(() => adapter.GetUserTokenAsync(turn, "link", null));
    }

    [Fact]
    public void Constructors_check_their_arguments()
    {
        Assert.Throws<ArgumentNullException>(() => new BotFrameworkAdapter((ICredentialProvider)null));
        Assert.Throws<ArgumentNullException>(() => new BotFrameworkAdapter(new SimpleCredentialProvider(), (AuthenticationConfiguration)null));
        Assert.Throws<ArgumentNullException>(() => new BotFrameworkAdapter((AppCredentials)null, new AuthenticationConfiguration()));
    }

    private BotFrameworkAdapter Open() => new(new SimpleCredentialProvider(), customHttpClient: _channel.CreateClient());

    private sealed class Diverting(FakeChannel channel) : BotFrameworkAdapter(new SimpleCredentialProvider(), customHttpClient: channel.CreateClient())
    {
        protected override bool CanProcessOutgoingActivity(Activity activity) => true;

        protected override Task<ResourceResponse> ProcessOutgoingActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
            => Task.FromResult(new ResourceResponse("diverted"));
    }
}
