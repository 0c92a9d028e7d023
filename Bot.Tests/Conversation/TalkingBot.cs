using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TwilioBot.Adapters;
using TwilioBot.Conversation;
using TwilioBot.Dialogs;
using TwilioBot.Tests.Dialogs;

namespace TwilioBot.Tests.Conversation;

/// <summary>The whole conversation as the host puts it together, on a test channel in place of Twilio.</summary>
internal sealed class TalkingBot : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services;

    public TalkingBot(IStorage? storage = null, string admins = "")
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Admin:Numbers", admins)]).Build();
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(settings)
            .AddSingleton(storage ?? new MemoryStorage())
            .AddSingleton<IShutdown>(Shutdown)
            .AddSingleton<TimeProvider>(Clock)
            .AddConversation(_ => new Uri("https://bot.example.com"))
            .AddSingleton(new BotHome("web", Start, () => new Uri("https://bot.example.com")))
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        Adapter.Conversation.User = new ChannelAccount("+15550100");
    }

    public TestAdapter Adapter { get; } = new("twilio-sms");

    public CountingShutdown Shutdown { get; } = new();

    public MovableClock Clock { get; } = new(Start);

    public IBot Bot => _services.GetRequiredService<IBot>();

    public ConversationState ConversationState => _services.GetRequiredService<ConversationState>();

    public UserState UserState => _services.GetRequiredService<UserState>();

    /// <summary>A script for this bot: what is said, and what must come back.</summary>
    public TestFlow Flow() => new(Adapter, Bot);

    /// <summary>Sends a text, and returns every reply as an SMS shows it.</summary>
    public Task<string[]> TellAsync(string? text) => SendAsync(new Activity { Type = ActivityTypes.Message, Text = text });

    /// <inheritdoc cref="TellAsync"/>
    public async Task<string[]> SendAsync(Activity activity)
    {
        activity.From ??= Adapter.Conversation.User;
        await Adapter.ProcessActivityAsync(activity, (turn, token) => Bot.OnTurnAsync(turn, token));
        var replies = new List<string>();
        while (Adapter.GetNextReply() is Activity reply) replies.Add(TwilioMarkdown.ToSms(reply.Text ?? ""));
        return [.. replies];
    }

    public void Dispose() => _services.Dispose();

    internal sealed class MovableClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
