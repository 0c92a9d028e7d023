using System.Security.Claims;
using System.Security.Principal;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Builder;

public sealed class CloudAdapterBaseTests
{
    private readonly FakeChannel _channel = new();
    private readonly FakeChannel.Authentication _authentication;
    private readonly Adapter _adapter;

    public CloudAdapterBaseTests()
    {
        _authentication = new FakeChannel.Authentication(_channel);
        _adapter = new Adapter(_authentication);
    }

    [Fact]
    public async Task A_turn_has_all_that_it_needs_and_replies_to_what_came_in()
    {
        ITurnContext seen = null;
        ResourceResponse sent = null;
        var response = await _adapter.ReceiveAsync("good", Turn.Message(), async (context, token) =>
        {
            seen = context;
            Assert.NotNull(context.TurnState.Get<IConnectorClient>());
            sent = await context.SendActivityAsync("hello", cancellationToken: token);
        });

        Assert.Null(response);
        Assert.Equal("caller", seen.Activity.CallerId);
        Assert.NotNull(seen.TurnState.Get<IIdentity>(BotAdapter.BotIdentityKey));
        Assert.NotNull(seen.TurnState.Get<BotCallbackHandler>());
        Assert.NotNull(seen.TurnState.Get<ConnectorFactory>());
        Assert.Equal("audience", seen.TurnState.Get<string>(BotAdapter.OAuthScopeKey));
        Assert.Equal((FakeChannel.ServiceUrl, "audience"), Assert.Single(_authentication.Connected));
        Assert.Equal("POST /v3/conversations/talk/activities/in-1", Assert.Single(_channel.Requests).Request);
        Assert.Equal("id-1", sent.Id);
    }

    [Fact]
    public async Task Who_is_not_let_in_reaches_no_bot()
        => await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _adapter.ReceiveAsync("bad", Turn.Message(), (_, _) => throw new InvalidOperationException()));

    [Fact]
    public async Task Activities_that_no_channel_shows_stay_here_and_ids_are_the_channels_to_give()
    {
        await _adapter.ReceiveAsync("good", Turn.Message(), async (context, token) =>
        {
            var responses = await context.SendActivitiesAsync(
            [
                new Activity(ActivityTypes.Trace),
                new Activity(ActivityTypesEx.Delay) { Value = 1 },
                new Activity(ActivityTypesEx.InvokeResponse) { Id = "mine" },
                new Activity(ActivityTypes.Message) { Id = "mine", Text = "hi" },
            ], token);
            Assert.Equal([string.Empty, string.Empty, string.Empty, "id-1"], responses.Select(response => response.Id));
        });

        Assert.DoesNotContain("\"mine\"", Assert.Single(_channel.Requests).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_emulator_shows_traces()
    {
        var message = Turn.Message();
        message.ChannelId = Channels.Emulator;
        await _adapter.ReceiveAsync("good", message, (context, token) => context.SendActivityAsync(new Activity(ActivityTypes.Trace), token));
        Assert.Single(_channel.Requests);
    }

    [Fact]
    public async Task Activities_are_replaced_and_deleted_where_they_are()
    {
        await _adapter.ReceiveAsync("good", Turn.Message(), async (context, token) =>
        {
            await context.UpdateActivityAsync(new Activity(ActivityTypes.Message) { Id = "old", Text = "new" }, token);
            await context.DeleteActivityAsync("old", token);
        });
        Assert.Equal(["PUT /v3/conversations/talk/activities/old", "DELETE /v3/conversations/talk/activities/old"], _channel.Requests.Select(request => request.Request));
    }

    [Fact]
    public async Task Invokes_are_answered_with_what_the_bot_said_or_not_implemented()
    {
        var answer = new InvokeResponse { Status = 200, Body = "body" };
        var response = await _adapter.ReceiveAsync("good", Invoke(), (context, token) => context.SendActivityAsync(new Activity(ActivityTypesEx.InvokeResponse) { Value = answer }, token));
        Assert.Same(answer, response);
        Assert.Equal(501, (await _adapter.ReceiveAsync("good", Invoke(), (_, _) => Task.CompletedTask)).Status);
    }

    [Fact]
    public async Task Expected_replies_are_the_response()
    {
        var message = Turn.Message();
        message.DeliveryMode = DeliveryModes.ExpectReplies;
        var response = await _adapter.ReceiveAsync("good", message, Turn.Say("hello"));
        Assert.Equal("hello", Assert.Single(Assert.IsType<ExpectedReplies>(response.Body).Activities).Text);
        Assert.Equal(200, response.Status);
        Assert.Empty(_channel.Requests);
    }

    [Fact]
    public async Task A_conversation_is_continued_as_the_bot()
    {
        var reference = Turn.Message().GetConversationReference();
        await _adapter.ContinueConversationAsync("app", reference, Turn.Say("news"), default);
        Assert.Equal("app", _authentication.Identity.FindFirst(AuthenticationConstants.AppIdClaim)?.Value);
        Assert.Equal("app", _authentication.Identity.FindFirst(AuthenticationConstants.AudienceClaim)?.Value);
        Assert.Single(_channel.Requests);

        var identity = new ClaimsIdentity();
        await _adapter.ContinueConversationAsync(identity, reference, "other", Turn.Say("news"), default);
        await _adapter.ContinueConversationAsync(identity, reference, Turn.Say("news"), default);
        await _adapter.ContinueConversationAsync("app", reference.GetContinuationActivity(), Turn.Say("news"), default);
        await _adapter.ContinueConversationAsync(identity, reference.GetContinuationActivity(), Turn.Say("news"), default);
        await _adapter.ContinueConversationAsync(identity, reference.GetContinuationActivity(), "other", Turn.Say("news"), default);
        Assert.Equal([null, "other", null, null, null, "other"], _authentication.Connected.Select(connected => connected.Audience));
        Assert.Equal(6, _channel.Requests.Count);
    }

    [Fact]
    public async Task A_continuation_must_say_where()
    {
        await Assert.ThrowsAsync<ArgumentNullException>(() => _adapter.ContinueConversationAsync("app", (ConversationReference)null, Turn.Say("x"), default));
        await Assert.ThrowsAsync<ArgumentNullException>(() => _adapter.ContinueConversationAsync("app", (Activity)null, Turn.Say("x"), default));
        await Assert.ThrowsAsync<ArgumentException>(() => _adapter.ContinueConversationAsync("app", new Activity { ServiceUrl = "https://x" }, Turn.Say("x"), default));
        await Assert.ThrowsAsync<ArgumentException>(() => _adapter.ContinueConversationAsync("app", new Activity { Conversation = new ConversationAccount() }, Turn.Say("x"), default));
        await Assert.ThrowsAsync<ArgumentNullException>(() => _adapter.ContinueConversationAsync((ClaimsIdentity)null, new Activity(), Turn.Say("x"), default));
        await Assert.ThrowsAsync<ArgumentNullException>(() => _adapter.ContinueConversationAsync("app", new Activity(), null, default));
    }

    [Fact]
    public async Task A_new_conversation_is_made_and_told_to_the_bot()
    {
        Activity seen = null;
        var parameters = new ConversationParameters { Bot = new ChannelAccount("bot"), TenantId = "tenant" };
        await _adapter.CreateConversationAsync("app", "sms", FakeChannel.ServiceUrl, "audience", parameters, (context, _) =>
        {
            seen = context.Activity;
            return Task.CompletedTask;
        }, default);

        Assert.Equal("POST /v3/conversations", Assert.Single(_channel.Requests).Request);
        Assert.Equal((ActivityTypes.Event, "CreateConversation", "act-1", "id-1"), (seen.Type, seen.Name, seen.Id, seen.Conversation.Id));
        Assert.Equal(("tenant", "bot", "sms"), (seen.Conversation.TenantId, seen.Recipient.Id, seen.ChannelId));
        Assert.Equal(FakeChannel.ServiceUrl, _authentication.Identity.FindFirst(AuthenticationConstants.ServiceUrlClaim)?.Value);

        await Assert.ThrowsAsync<ArgumentNullException>(() => _adapter.CreateConversationAsync("app", "sms", null, null, parameters, Turn.Say("x"), default));
        await Assert.ThrowsAsync<ArgumentNullException>(() => _adapter.CreateConversationAsync("app", "sms", "https://x", null, null, Turn.Say("x"), default));
        await Assert.ThrowsAsync<ArgumentNullException>(() => _adapter.CreateConversationAsync("app", "sms", "https://x", null, parameters, null, default));
    }

    [Fact]
    public async Task Streams_are_for_hosts_that_have_them()
    {
        var message = Turn.Message();
        message.ServiceUrl = "urn:botframework:websocket:x";
        await Assert.ThrowsAsync<NotImplementedException>(() => _adapter.ReceiveAsync("good", message, Turn.Say("x")));
    }

    [Fact]
    public async Task Arguments_are_checked()
    {
        Assert.Throws<ArgumentNullException>(() => new Adapter(null));
        await Assert.ThrowsAsync<ArgumentNullException>(() => _adapter.SendActivitiesAsync(null, [new Activity()], default));
        await Assert.ThrowsAsync<ArgumentNullException>(() => _adapter.SendActivitiesAsync(Turn.With(), null, default));
        await Assert.ThrowsAsync<ArgumentException>(() => _adapter.SendActivitiesAsync(Turn.With(), [], default));
        await Assert.ThrowsAsync<ArgumentNullException>(() => _adapter.UpdateActivityAsync(null, new Activity(), default));
        await Assert.ThrowsAsync<ArgumentNullException>(() => _adapter.UpdateActivityAsync(Turn.With(), null, default));
        await Assert.ThrowsAsync<ArgumentNullException>(() => _adapter.DeleteActivityAsync(null, new ConversationReference(), default));
        await Assert.ThrowsAsync<ArgumentNullException>(() => _adapter.DeleteActivityAsync(Turn.With(), null, default));
    }

    private static Activity Invoke()
    {
        var activity = Turn.Message();
        activity.Type = ActivityTypes.Invoke;
        return activity;
    }

    private sealed class Adapter(BotFrameworkAuthentication authentication) : CloudAdapterBase(authentication)
    {
        public Task<InvokeResponse> ReceiveAsync(string authHeader, Activity activity, BotCallbackHandler bot)
            => ProcessActivityAsync(authHeader, activity, bot, CancellationToken.None);
    }
}
