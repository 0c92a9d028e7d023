using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security.Claims;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Adapters;

/// <summary>A channel for tests: runs bot logic and keeps what the bot sent in a queue.</summary>
public partial class TestAdapter : BotAdapter, IExtendedUserTokenProvider
{
    private readonly Lock _conversationLock = new();
    private int _nextId;

    public TestAdapter(string channelId, bool sendTraceActivity = false)
    {
        EnableTrace = sendTraceActivity;
        Conversation = new ConversationReference
        {
            ChannelId = channelId,
            ServiceUrl = "https://test.com",
            User = new ChannelAccount("user1", "User1"),
            Bot = new ChannelAccount("bot", "Bot"),
            Conversation = new ConversationAccount(false, "convo1", "Conversation1"),
            Locale = Locale,
        };
    }

    public TestAdapter(ConversationReference conversation = null, bool sendTraceActivity = false)
        : this(Channels.Test, sendTraceActivity)
    {
        Conversation = conversation ?? Conversation;
    }

    /// <summary>Whether trace activities are queued like any other.</summary>
    public bool EnableTrace { get; set; }

    public string Locale { get; set; } = "en-us";

    public Queue<Activity> ActiveQueue { get; } = new();

    public ConversationReference Conversation { get; set; }

    public static ConversationReference CreateConversation(string name, string user = "User1", string bot = "Bot")
    {
        return new ConversationReference
        {
            ChannelId = Channels.Test,
            ServiceUrl = "https://test.com",
            Conversation = new ConversationAccount(false, name, name),
            User = new ChannelAccount(user.ToLowerInvariant(), user),
            Bot = new ChannelAccount(bot.ToLowerInvariant(), bot),
            Locale = "en-us",
        };
    }

    public new TestAdapter Use(IMiddleware middleware)
    {
        base.Use(middleware);
        return this;
    }

    /// <summary>Runs a turn for an activity, addressed as if the conversation's user had sent it.</summary>
    public async Task ProcessActivityAsync(Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken = default)
    {
        lock (_conversationLock)
        {
            Address(activity);
        }

        if (activity.Timestamp == null || activity.Timestamp == default(DateTimeOffset))
        {
            activity.Timestamp = DateTimeOffset.UtcNow;
        }

        if (activity.LocalTimestamp == null || activity.LocalTimestamp == default(DateTimeOffset))
        {
            activity.LocalTimestamp = DateTimeOffset.Now;
        }

        using var context = CreateTurnContext(activity);
        await RunPipelineAsync(context, callback, cancellationToken).ConfigureAwait(false);
    }

    public override async Task<InvokeResponse> ProcessActivityAsync(ClaimsIdentity claimsIdentity, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        await ProcessActivityAsync(activity, callback, cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <summary>Runs the bot logic in a new conversation, with an empty queue and without middleware.</summary>
    public Task CreateConversationAsync(string channelId, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        lock (_queueLock)
        {
            ActiveQueue.Clear();
        }

        var update = (Activity)Activity.CreateConversationUpdateActivity();
        update.ChannelId = channelId;
        update.Conversation = new ConversationAccount { Id = Guid.NewGuid().ToString("n") };
        return callback(CreateTurnContext(update), cancellationToken);
    }

    public Activity MakeActivity(string text = null)
    {
        return new Activity
        {
            Type = ActivityTypes.Message,
            Locale = Locale,
            From = Conversation.User,
            Recipient = Conversation.Bot,
            Conversation = Conversation.Conversation,
            ServiceUrl = Conversation.ServiceUrl,
            Id = NextId(),
            Text = text,
        };
    }

    public virtual Task SendTextToBotAsync(string userSays, BotCallbackHandler callback, CancellationToken cancellationToken)
        => ProcessActivityAsync(MakeActivity(userSays), callback, cancellationToken);

    protected virtual TurnContext CreateTurnContext(Activity activity) => new(this, activity);

    private void Address(Activity activity)
    {
        activity.Type ??= ActivityTypes.Message;
        activity.ChannelId = Conversation.ChannelId;
        if (activity.From == null || activity.From.Id == "unknown" || activity.From.Role == RoleTypes.Bot)
        {
            activity.From = Conversation.User;
        }

        activity.Recipient = Conversation.Bot;
        activity.Conversation = Conversation.Conversation;
        activity.ServiceUrl = Conversation.ServiceUrl;
        activity.Id = NextId();
    }

    private string NextId() => (Interlocked.Increment(ref _nextId) - 1).ToString(CultureInfo.InvariantCulture);
}
