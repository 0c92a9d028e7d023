using System.Security.Claims;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Skills;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Builder;

public sealed class SkillHandlerTests
{
    private readonly Caller _caller = new();
    private readonly List<Activity> _toldToBot = [];
    private readonly Conversations _conversations = new();

    [Fact]
    public async Task A_message_goes_to_the_user_of_the_callers_conversation()
    {
        var response = await Handler().HandleReplyToActivityAsync(null, "known", "reply-to", MessageFactory.Text("hello"));

        Assert.Equal("out-1", response.Id);
        var sent = Assert.Single(_caller.Sent);
        Assert.Equal(("hello", "talk"), (sent.Text, sent.Conversation.Id));
        Assert.Empty(_toldToBot);
        Assert.Equal("scope", _caller.Audience);
    }

    [Theory]
    [InlineData(ActivityTypes.Event, "name", false)]
    [InlineData(ActivityTypes.EndOfConversation, null, true)]
    [InlineData(ActivityTypes.Command, "own", false)]
    [InlineData(ActivityTypes.CommandResult, "own", false)]
    public async Task What_is_meant_for_the_bot_is_told_to_the_bot(string type, string name, bool ends)
    {
        var response = await Handler().HandleSendToConversationAsync(null, "known", new Activity(type) { Name = name, Value = "value" });

        Assert.False(string.IsNullOrEmpty(response.Id));
        var seen = Assert.Single(_toldToBot);
        Assert.Equal((type, name, "value"), (seen.Type, seen.Name, (string)seen.Value));
        Assert.Equal(CallerIdConstants.BotToBotPrefix + AuthenticationConstants.AnonymousSkillAppId, seen.CallerId);
        Assert.Equal(ends ? ["known"] : [], _conversations.Deleted);
        Assert.Empty(_caller.Sent);
    }

    [Theory]
    [InlineData(ActivityTypes.Command)]
    [InlineData(ActivityTypes.CommandResult)]
    public async Task Commands_for_the_channel_go_to_the_channel(string type)
    {
        await Handler().HandleSendToConversationAsync(null, "known", new Activity(type) { Name = "application/x" });
        Assert.Single(_caller.Sent);
        Assert.Empty(_toldToBot);
    }

    [Fact]
    public async Task Activities_are_replaced_and_deleted_for_the_skill()
    {
        var response = await Handler().HandleUpdateActivityAsync(null, "known", "old", new Activity(ActivityTypes.Message) { Id = "old", Text = "new" });
        Assert.Equal("old", response.Id);
        Assert.Equal("new", Assert.Single(_caller.Updated).Text);

        await Handler().HandleDeleteActivityAsync(null, "known", "old");
        Assert.Equal("old", Assert.Single(_caller.Deleted).ActivityId);
    }

    [Fact]
    public async Task Unknown_conversations_are_not_found()
        => await Assert.ThrowsAsync<KeyNotFoundException>(() => Handler().HandleSendToConversationAsync(null, "unknown", MessageFactory.Text("x")));

    [Fact]
    public async Task Factories_of_the_older_kind_still_work()
    {
        var handler = new SkillHandler(_caller, new Bot(_toldToBot), new OldConversations(), new SimpleCredentialProvider(), new AuthenticationConfiguration());
        await handler.HandleSendToConversationAsync(null, "any", MessageFactory.Text("hello"));
        Assert.Equal(AuthenticationConstants.ToChannelFromBotOAuthScope, _caller.Audience);
        Assert.Single(_caller.Sent);
    }

    [Fact]
    public async Task Callers_are_authenticated()
    {
        var closed = new SkillHandler(_caller, new Bot(_toldToBot), _conversations, new SimpleCredentialProvider("app", "secret"), new AuthenticationConfiguration());
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => closed.HandleSendToConversationAsync(null, "known", MessageFactory.Text("x")));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => closed.HandleSendToConversationAsync("Bearer eyJhbGciOiJub25lIn0.e30.", "known", MessageFactory.Text("x")));
        Assert.Empty(_caller.Sent);
    }

    [Fact]
    public async Task Everything_else_is_not_implemented()
    {
        var handler = Handler();
        await Assert.ThrowsAsync<NotImplementedException>(() => handler.HandleGetActivityMembersAsync(null, "known", "a"));
        await Assert.ThrowsAsync<NotImplementedException>(() => handler.HandleCreateConversationAsync(null, new ConversationParameters()));
        await Assert.ThrowsAsync<NotImplementedException>(() => handler.HandleGetConversationsAsync(null, "known"));
        await Assert.ThrowsAsync<NotImplementedException>(() => handler.HandleGetConversationMembersAsync(null, "known"));
        await Assert.ThrowsAsync<NotImplementedException>(() => handler.HandleGetConversationPagedMembersAsync(null, "known"));
        await Assert.ThrowsAsync<NotImplementedException>(() => handler.HandleDeleteConversationMemberAsync(null, "known", "m"));
        await Assert.ThrowsAsync<NotImplementedException>(() => handler.HandleSendConversationHistoryAsync(null, "known", new Transcript()));
        await Assert.ThrowsAsync<NotImplementedException>(() => handler.HandleUploadAttachmentAsync(null, "known", new AttachmentData()));
    }

    private SkillHandler Handler()
        => new(_caller, new Bot(_toldToBot), _conversations, new SimpleCredentialProvider(), new AuthenticationConfiguration());

    private sealed class Bot(List<Activity> seen) : IBot
    {
        public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
        {
            Assert.NotNull(turnContext.TurnState.Get<SkillConversationReference>(SkillHandler.SkillConversationReferenceKey));
            seen.Add(turnContext.Activity);
            return Task.CompletedTask;
        }
    }

    private sealed class Conversations : SkillConversationIdFactoryBase
    {
        public List<string> Deleted { get; } = [];

        public override Task<SkillConversationReference> GetSkillConversationReferenceAsync(string skillConversationId, CancellationToken cancellationToken)
        {
            return Task.FromResult(skillConversationId == "known"
                ? new SkillConversationReference { ConversationReference = Turn.Message().GetConversationReference(), OAuthScope = "scope" }
                : null);
        }

        public override Task DeleteConversationReferenceAsync(string skillConversationId, CancellationToken cancellationToken)
        {
            Deleted.Add(skillConversationId);
            return Task.CompletedTask;
        }
    }

    private sealed class OldConversations : SkillConversationIdFactoryBase
    {
        [Obsolete("The older kind.")]
        public override Task<ConversationReference> GetConversationReferenceAsync(string skillConversationId, CancellationToken cancellationToken)
            => Task.FromResult(Turn.Message().GetConversationReference());

        public override Task DeleteConversationReferenceAsync(string skillConversationId, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>The adapter of the bot that called the skill.</summary>
    private sealed class Caller : BotAdapter
    {
        public string Audience { get; private set; }

        public List<Activity> Sent { get; } = [];

        public List<Activity> Updated { get; } = [];

        public List<ConversationReference> Deleted { get; } = [];

        public override async Task ContinueConversationAsync(ClaimsIdentity claimsIdentity, ConversationReference reference, string audience, BotCallbackHandler callback, CancellationToken cancellationToken)
        {
            Audience = audience;
            using var context = new TurnContext(this, reference.GetContinuationActivity());
            await RunPipelineAsync(context, callback, cancellationToken);
        }

        public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
        {
            Sent.AddRange(activities);
            return Task.FromResult(activities.Select(_ => new ResourceResponse($"out-{Sent.Count}")).ToArray());
        }

        public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
        {
            Updated.Add(activity);
            return Task.FromResult(new ResourceResponse(activity.Id));
        }

        public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
        {
            Deleted.Add(reference);
            return Task.CompletedTask;
        }
    }
}
