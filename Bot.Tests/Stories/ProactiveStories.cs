using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using TwilioBot.Adapters;
using TwilioBot.Simulator;

namespace TwilioBot.Tests.Stories;

/// <summary>The bot writes first: from a service without any turn, from inside somebody else's turn, and to numbers never seen.</summary>
public sealed class ProactiveStories : IAsyncLifetime
{
    private const string Ana = "+12025550142", Bob = "+12025550143";

    private readonly Book _book = new();
    private BotApp _bot = null!;

    public async Task InitializeAsync() =>
        _bot = await BotApp.StartAsync(services => services.AddSingleton(_book).AddTransient<IBot, GossipBot>(), "--Delivery:MaxAttempts=3");

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory, ClassData(typeof(Channels))]
    public async Task A_service_writes_to_somebody_who_wrote_before(string channel)
    {
        var phone = Channels.Phone(channel, _bot.Twilio);
        await phone.SaysAsync("hi", "You said hi");

        await ContinueAsync(_book.References.Single(), context => context.SendActivityAsync("Your order has left."));
        await phone.HearsAsync("Your order has left.");

        await phone.SaysAsync("thanks", "You said thanks");
        Assert.Single(_book.References);
    }

    [Fact]
    public async Task A_template_reaches_somebody_on_whatsapp_whose_last_message_is_long_ago()
    {
        var phone = _bot.Twilio.WhatsApp();
        await phone.SaysAsync("hi", "You said hi");

        await ContinueAsync(_book.References.Single(), context => context.SendActivityAsync(
            new Activity { Type = ActivityTypes.Message, Locale = "en", ChannelData = new TwilioTemplate("order", ["Bob", "7"]) }));

        var sent = await phone.HearsOneAsync();
        Assert.Equal((TwilioSide.EnglishOrder, """{"1":"Bob","2":"7"}"""), (sent.ContentSid, sent.ContentVariables));
    }

    [Fact]
    public async Task Somebody_never_seen_is_written_to_and_answers_in_the_same_conversation()
    {
        var phone = _bot.Twilio.Sms(Bob);
        string? conversation = null;
        await Adapter(TwilioSmsAdapter.Channel).CreateConversationAsync(
            "", null, null, null, new ConversationParameters { Members = [new ChannelAccount(Bob)] },
            async (context, token) =>
            {
                conversation = context.Activity.Conversation.Id;
                await context.SendActivityAsync("Hello, this is the bakery.", cancellationToken: token);
            },
            default);

        await phone.HearsAsync("Hello, this is the bakery.");
        await phone.SaysAsync("hi", "You said hi");
        Assert.Equal(conversation, _book.References.Single().Conversation.Id);
    }

    [Fact]
    public async Task What_one_turn_writes_to_somebody_else_leaves_with_the_turn_or_not_at_all()
    {
        var (ana, bob) = (_bot.Twilio.Sms(Ana), _bot.Twilio.Sms(Bob));
        await bob.SaysAsync("hi", "You said hi");
        _book.FailuresLeft = 1;

        await ana.SaysAsync("tell", "Told.");

        await bob.HearsAsync("Somebody says hello", "and goodbye");
        await bob.SaysAsync("hi", "You said hi");
    }

    [Fact]
    public async Task What_a_service_wrote_leaves_after_a_restart_when_twilio_was_away_before()
    {
        var phone = _bot.Twilio.Sms(Bob);
        var refused = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _bot.Twilio.Options.Faults.OnCreate = _ =>
        {
            refused.TrySetResult();
            return new CreateFault(429, 20429);
        };
        await Adapter(TwilioSmsAdapter.Channel).CreateConversationAsync(
            "", null, null, null, new ConversationParameters { Members = [new ChannelAccount(Bob)], Activity = MessageFactory.Text("one") },
            (context, token) => context.SendActivityAsync("two", cancellationToken: token), default);
        await refused.Task.WaitAsync(TwilioSide.Patience);

        await _bot.StopAsync();
        _bot.Twilio.Options.Faults.OnCreate = null;
        await _bot.StartAgainAsync();

        await phone.HearsAsync("one", "two");
    }

    private Task ContinueAsync(ConversationReference reference, Func<ITurnContext, Task> write) =>
        Adapter(reference.ChannelId).ContinueConversationAsync("", reference, (context, _) => write(context), default);

    private TwilioAdapter Adapter(string channelId) => channelId == TwilioSmsAdapter.Channel
        ? _bot.Services.GetRequiredService<TwilioSmsAdapter>()
        : _bot.Services.GetRequiredService<TwilioWhatsAppAdapter>();

    private sealed class Book
    {
        private readonly Dictionary<string, ConversationReference> _references = [];

        public IReadOnlyList<ConversationReference> References
        {
            get
            {
                lock (_references) return [.. _references.Values];
            }
        }

        public int FailuresLeft { get; set; }

        public void Remember(ConversationReference reference)
        {
            lock (_references) _references[reference.Conversation.Id] = reference;
        }
    }

    /// <summary>Repeats what it hears; told to, it tells everybody else first, twice.</summary>
    private sealed class GossipBot(Book book) : ActivityHandler
    {
        protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
        {
            if (turnContext.Activity.Text != "tell")
            {
                book.Remember(turnContext.Activity.GetConversationReference());
                await turnContext.SendActivityAsync("You said " + turnContext.Activity.Text, cancellationToken: cancellationToken);
                return;
            }

            foreach (var reference in book.References)
            {
                await turnContext.Adapter.ContinueConversationAsync(
                    "", reference, (other, token) => other.SendActivityAsync("Somebody says hello", cancellationToken: token), cancellationToken);
                await turnContext.Adapter.ContinueConversationAsync(
                    "", reference, (other, token) => other.SendActivityAsync("and goodbye", cancellationToken: token), cancellationToken);
            }
            if (book.FailuresLeft-- > 0) throw new FormatException("planted, after all was said");
            await turnContext.SendActivityAsync("Told.", cancellationToken: cancellationToken);
        }
    }
}
