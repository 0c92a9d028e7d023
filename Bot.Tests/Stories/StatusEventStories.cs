using System.Threading.Channels;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using TwilioBot.Adapters;
using TwilioBot.Simulator;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Stories;

/// <summary>A bot that wants to know what became of its messages: what it is told, over HTTP, and what it can do about it.</summary>
public sealed class StatusEventStories : IAsyncLifetime
{
    private const string Person = "+12025550142";

    private readonly Told _told = new();
    private BotApp _bot = null!;
    private Phone _phone = null!;

    public async Task InitializeAsync()
    {
        _bot = await BotApp.StartAsync(services => services.AddSingleton(_told).AddTransient<IBot, CuriousBot>(), "--Delivery:MaxAttempts=2");
        _phone = _bot.Twilio.Sms(Person);
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory, ClassData(typeof(Channels))]
    public async Task Each_status_comes_once_in_order_with_both_ids_and_where_it_belongs(string channel)
    {
        var phone = Channels.Phone(channel, _bot.Twilio);
        await phone.TextAsync("hi");
        var reply = await phone.HearsOneAsync();

        var (sent, delivered) = (await _told.NextAsync(), await _told.NextAsync());

        Assert.Equal(["sent", "delivered"], new[] { sent, delivered }.Select(activity => Status(activity).Status));
        Assert.All(new[] { sent, delivered }, activity =>
        {
            Assert.Equal((ActivityTypes.Event, "twilio/status"), (activity.Type, activity.Name));
            Assert.Equal((reply.Sid, _told.Replies.Single()), (Status(activity).MessageSid, Status(activity).MessageId));
            Assert.Equal((reply.To, reply.From), (activity.From.Id, activity.Recipient.Id));
            Assert.Equal(_told.Conversations.Single(), activity.Conversation.Id);
        });
    }

    [Fact]
    public async Task The_bot_can_answer_a_status()
    {
        _bot.Twilio.Options.Faults.OnSend = message => message.Body == "You said hi" ? 30003 : null;
        _told.OnStatus = (context, status) =>
            status.ErrorCode is { } code ? context.SendActivityAsync($"That did not reach you ({code}).") : Task.CompletedTask;

        await _phone.SaysAsync("hi", "You said hi", "That did not reach you (30003).");
    }

    [Fact]
    public async Task A_status_that_the_bot_fails_at_is_tried_again_then_set_aside_and_nobody_hears_of_it()
    {
        var tries = 0;
        _told.OnStatus = (_, status) => status.Status == "sent" && Interlocked.Increment(ref tries) > 0 ? throw new FormatException("poison") : Task.CompletedTask;

        await _phone.SaysAsync("one", "You said one");
        Assert.Equal(["sent", "sent", "delivered"], [await NextStatusAsync(), await NextStatusAsync(), await NextStatusAsync()]);

        _told.OnStatus = null;
        await _phone.SaysAsync("two", "You said two");
    }

    [Fact]
    public async Task A_status_waits_for_no_turn_and_a_turn_for_no_status()
    {
        var (slowTurn, slowStatus) = (new TaskCompletionSource(), new TaskCompletionSource());
        await _phone.SaysAsync("one", "You said one");
        Assert.Equal(["sent", "delivered"], [await NextStatusAsync(), await NextStatusAsync()]);

        _told.OnStatus = (_, _) => slowStatus.Task;
        await _phone.SaysAsync("two", "You said two");
        await NextStatusAsync();
        await _phone.SaysAsync("three", "You said three");

        _told.OnMessage = _ => slowTurn.Task;
        await _phone.TextAsync("four");
        slowStatus.SetResult();
        Assert.Equal(["delivered", "sent", "delivered"], [await NextStatusAsync(), await NextStatusAsync(), await NextStatusAsync()]);
        slowTurn.SetResult();
        await _phone.HearsAsync("You said four");
    }

    [Fact]
    public async Task A_status_that_is_earlier_than_twilios_answer_is_told_by_our_id()
    {
        var answered = new TaskCompletionSource();
        _bot.Twilio.Options.Faults.BeforeAnswer = _ => answered.Task;
        await _phone.TextAsync("hi");

        // The message is at Twilio, and its statuses are told, while the bot still waits for its 201.
        var status = Status(await _told.NextAsync());
        Assert.Equal(("sent", _told.Replies.Single()), (status.Status, status.MessageId));
        Assert.Equal("delivered", await NextStatusAsync());

        answered.SetResult();
        _bot.Twilio.Options.Faults.BeforeAnswer = null;
        await _phone.HearsAsync("You said hi");
        await _phone.SaysAsync("again", "You said again");
    }

    [Fact]
    public async Task Statuses_of_messages_that_are_not_the_bots_are_not_told()
    {
        await _phone.SaysAsync("one", "You said one");
        Assert.Equal(["sent", "delivered"], [await NextStatusAsync(), await NextStatusAsync()]);

        foreach (var path in new[] { "/api/status", "/api/status?id=0123456789abcdef0123456789abcdef", "/api/sms" })
        {
            (await _bot.Webhook(path).PostAsync(Callback(WebhookPost.NewSid(), "delivered"))).AssertTaken();
        }

        await _phone.SaysAsync("two", "You said two");
        Assert.Equal(["sent", "delivered"], [await NextStatusAsync(), await NextStatusAsync()]);
    }

    [Fact]
    public async Task In_whatever_order_and_however_often_they_come_over_the_wire_only_news_is_told()
    {
        // Twilio keeps its own statuses to itself, so that every order can be played.
        _bot.Twilio.Options.SentAfter = TimeSpan.FromDays(1);
        foreach (var order in Orders([MessageStatus.Sending, MessageStatus.Sent, MessageStatus.Delivered, MessageStatus.Read]))
        {
            await _phone.TextAsync("hi");
            var reply = await _phone.HearsOneAsync();
            var path = new Uri(reply.StatusCallback!).PathAndQuery;
            foreach (var word in order)
            {
                var copies = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => _bot.Webhook(path).PostAsync(Callback(reply.Sid, word))));
                Assert.All(copies, copy => copy.AssertTaken());
            }

            foreach (var news in order.Where((word, n) => order.Take(n).All(earlier => MessageStatus.Rank(earlier) < MessageStatus.Rank(word))))
            {
                Assert.Equal((news, reply.Sid), Status(await _told.NextAsync()) is var status ? (status.Status, status.MessageSid) : default);
            }
        }
    }

    private async Task<string> NextStatusAsync() => Status(await _told.NextAsync()).Status;

    private static TwilioStatus Status(Activity activity) => Assert.IsType<TwilioStatus>(activity.Value);

    private static TwilioForm Callback(string sid, string status) =>
        WebhookPost.FormOf(("MessageSid", sid), ("SmsSid", sid), ("MessageStatus", status), ("SmsStatus", status), ("From", TwilioSide.SmsNumber), ("To", Person));

    private static IEnumerable<string[]> Orders(string[] items) => items.Length <= 1
        ? [items]
        : items.SelectMany(first => Orders([.. items.Where(item => item != first)]).Select(rest => (string[])[first, .. rest]));

    /// <summary>What the bot was told, and what a test wants it to do then.</summary>
    private sealed class Told
    {
        private readonly Channel<Activity> _events = Channel.CreateUnbounded<Activity>();

        public Func<ITurnContext, TwilioStatus, Task>? OnStatus { get; set; }

        public Func<string, Task>? OnMessage { get; set; }

        public HashSet<string> Replies { get; } = [];

        public HashSet<string> Conversations { get; } = [];

        public void Add(Activity activity) => _events.Writer.TryWrite(activity);

        public async Task<Activity> NextAsync()
        {
            using var patience = new CancellationTokenSource(TwilioSide.Patience);
            return await _events.Reader.ReadAsync(patience.Token);
        }
    }

    private sealed class CuriousBot(Told told) : ActivityHandler
    {
        protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
        {
            await (told.OnMessage?.Invoke(turnContext.Activity.Text) ?? Task.CompletedTask);
            var reply = await turnContext.SendActivityAsync("You said " + turnContext.Activity.Text, cancellationToken: cancellationToken);
            lock (told.Replies)
            {
                told.Replies.Add(reply.Id);
                told.Conversations.Add(turnContext.Activity.Conversation.Id);
            }
        }

        protected override async Task OnEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken)
        {
            told.Add((Activity)turnContext.Activity);
            await (told.OnStatus?.Invoke(turnContext, (TwilioStatus)turnContext.Activity.Value) ?? Task.CompletedTask);
        }
    }
}
