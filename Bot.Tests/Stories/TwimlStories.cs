using System.Net;
using System.Xml.Linq;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using TwilioBot.Adapters;
using TwilioBot.Delivery;
using TwilioBot.Simulator;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Stories;

/// <summary>Replies in the webhook's response: when they go that way, when they do not, and that they never go both ways or neither.</summary>
public sealed class TwimlStories : IAsyncLifetime
{
    private readonly GatedBot _turns = new();
    private BotApp _bot = null!;

    public async Task InitializeAsync() => _bot = await StartAsync("00:00:08");

    public async Task DisposeAsync()
    {
        _turns.Open.TrySetResult();
        await _bot.DisposeAsync();
    }

    [Theory, ClassData(typeof(Channels))]
    public async Task People_notice_no_difference(string channel)
    {
        var phone = Channels.Phone(channel, _bot.Twilio);
        await phone.TextAsync("one");
        await phone.TextAsync("two");

        var sent = _bot.Twilio.Simulator.Accepted;

        Assert.Equal(["one!", "two!"], sent.Select(message => message.Body));
        Assert.All(sent, message => Assert.Equal(MessageDirection.OutboundReply, message.Direction));
    }

    [Fact]
    public async Task All_replies_of_a_turn_are_in_the_answer_in_order_and_their_receipts_find_them()
    {
        await _bot.Twilio.Sms().TextAsync("many");

        Assert.Equal(["1", "2", "3"], _bot.Twilio.Simulator.Accepted.Select(message => message.Body));
        using var patience = new CancellationTokenSource(TwilioSide.Patience);
        await _bot.Twilio.Simulator.WaitForAsync(_ => _bot.Twilio.Simulator.Accepted.All(message => message.Status == MessageStatus.Delivered), patience.Token);
        await _bot.Twilio.Simulator.WaitForWebhookAsync(_ => Look("SELECT COUNT(*) FROM outbox WHERE delivery_status = 'delivered'") == "3", patience.Token);
        Assert.Equal(
            string.Join(' ', _bot.Twilio.Simulator.Accepted.Select(message => message.Sid)), Look("SELECT group_concat(message_sid, ' ') FROM (SELECT message_sid FROM outbox ORDER BY seq)"));
        Assert.Equal("3", Look("SELECT COUNT(*) FROM outbox WHERE state = 7"));
    }

    [Fact]
    public async Task A_repeat_gets_the_same_answer_and_the_turn_runs_once()
    {
        var form = WebhookPost.Message("one");

        var answers = new[] { await PostAsync(form), await PostAsync(form), await PostAsync(form) };

        Assert.Equal("one!", BodyOf(answers[0]));
        Assert.Single(answers.Distinct());
        Assert.Equal(1, _turns.Count);
        Assert.Empty(_bot.Twilio.Simulator.Accepted);
    }

    [Fact]
    public async Task A_repeat_that_comes_while_the_turn_runs_gets_the_same_answer()
    {
        var form = WebhookPost.Message("slow");
        var first = PostAsync(form);
        await _turns.Entered.Task;
        var second = PostAsync(form);
        await UntilWaitingAsync(2);

        _turns.Open.SetResult();

        Assert.Equal(await first, await second);
        Assert.Equal("slow!", BodyOf(await first));
        Assert.Equal(1, _turns.Count);
    }

    [Theory]
    [InlineData("template")]
    [InlineData("place")]
    public async Task What_twiml_cannot_carry_goes_by_rest_all_of_it_and_in_order(string text)
    {
        var answer = await PostAsync(WebhookPost.Message(text, "whatsapp:+12025550142", TwilioSide.WhatsAppNumber), "/api/whatsapp");

        Assert.Equal(Twiml.Empty, answer);
        await AssertSentAsync(2, MessageDirection.OutboundApi);
        Assert.Equal("before", _bot.Twilio.Simulator.Accepted[0].Body);
    }

    [Fact]
    public async Task More_replies_than_an_answer_may_hold_go_by_rest()
    {
        Assert.Equal(Twiml.Empty, await PostAsync(WebhookPost.Message("eleven")));

        await AssertSentAsync(11, MessageDirection.OutboundApi);
        Assert.Equal(Enumerable.Range(1, 11).Select(n => $"{n}"), _bot.Twilio.Simulator.Accepted.Select(message => message.Body));
    }

    [Fact]
    public async Task A_turn_that_is_late_is_answered_by_rest()
    {
        await _bot.DisposeAsync();
        _bot = await StartAsync("00:00:00.2");

        Assert.Equal(Twiml.Empty, await PostAsync(WebhookPost.Message("slow")));
        _turns.Open.SetResult();

        await AssertSentAsync(1, MessageDirection.OutboundApi);
        Assert.Equal("slow!", _bot.Twilio.Simulator.Accepted[0].Body);
    }

    [Fact]
    public async Task Whoever_hangs_up_before_the_turn_is_over_is_answered_by_rest()
    {
        using var hangUp = new CancellationTokenSource();
        var webhook = _bot.Webhook().PostAsync(WebhookPost.Message("slow"), hangUp.Token);
        await _turns.Entered.Task;
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => webhook);
        await UntilWaitingAsync(0);

        _turns.Open.SetResult();

        await AssertSentAsync(1, MessageDirection.OutboundApi);
    }

    [Fact]
    public async Task An_answer_does_not_overtake_a_reply_that_still_waits()
    {
        _bot.Twilio.Options.Faults.OnCreate = _ => new CreateFault(429, 20429);
        Assert.Equal(Twiml.Empty, await PostAsync(WebhookPost.Message("place", "whatsapp:+12025550142", TwilioSide.WhatsAppNumber), "/api/whatsapp"));
        Assert.Equal(Twiml.Empty, await PostAsync(WebhookPost.Message("one", "whatsapp:+12025550142", TwilioSide.WhatsAppNumber), "/api/whatsapp"));
        Assert.Equal("two!", BodyOf(await PostAsync(WebhookPost.Message("two", "whatsapp:+12025550143", TwilioSide.WhatsAppNumber), "/api/whatsapp")));

        _bot.Twilio.Options.Faults.OnCreate = null;

        await AssertSentAsync(3, MessageDirection.OutboundApi);
        Assert.Equal("one!", _bot.Twilio.Simulator.Accepted[2].Body);
    }

    private async Task<BotApp> StartAsync(string deadline) => await BotApp.StartAsync(
        services => services.AddSingleton<IBot>(_turns), "--Twilio:ReplyMode=TwiML", $"--Delivery:TwimlDeadline={deadline}");

    private async Task<string> PostAsync(TwilioForm form, string path = "/api/sms")
    {
        var answer = await _bot.Webhook(path).PostAsync(form);
        Assert.Equal((HttpStatusCode.OK, "text/xml"), (answer.Status, answer.ContentType));
        return answer.Body;
    }

    private static string BodyOf(string twiml) => Assert.Single(XElement.Parse(twiml).Elements("Message")).Element("Body")!.Value;

    private async Task AssertSentAsync(int count, string direction)
    {
        using var patience = new CancellationTokenSource(TwilioSide.Patience);
        await _bot.Twilio.Simulator.WaitForAsync(_ => _bot.Twilio.Simulator.Accepted.Count >= count, patience.Token);
        Assert.Equal(count, _bot.Twilio.Simulator.Accepted.Count);
        Assert.All(_bot.Twilio.Simulator.Accepted, message => Assert.Equal(direction, message.Direction));
    }

    // Nothing tells when a webhook has come or gone, so this asks.
    private async Task UntilWaitingAsync(int webhooks)
    {
        var desk = _bot.Services.GetRequiredService<AnswerDesk>();
        using var patience = new CancellationTokenSource(TwilioSide.Patience);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (desk.Waiting != webhooks) await again.WaitForNextTickAsync(patience.Token);
    }

    private string? Look(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_bot.DatabasePath};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this file's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Answers as it is told to, and "slow" only when somebody opens the gate.</summary>
    private sealed class GatedBot : IBot
    {
        private int _count;

        public int Count => _count;

        public TaskCompletionSource Entered { get; } = new();

        public TaskCompletionSource Open { get; } = new();

        public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
        {
            if (turnContext.Activity.Type != ActivityTypes.Message) return;
            Interlocked.Increment(ref _count);
            var text = turnContext.Activity.Text;
            if (text == "slow")
            {
                Entered.TrySetResult();
                await Open.Task;
            }

            foreach (var reply in RepliesTo(text)) await turnContext.SendActivityAsync(reply, cancellationToken);
        }

        private static IEnumerable<IActivity> RepliesTo(string text) => text switch
        {
            "many" => [MessageFactory.Text("1"), MessageFactory.Text("2"), MessageFactory.Text("3")],
            "eleven" => Enumerable.Range(1, 11).Select(n => MessageFactory.Text($"{n}")),
            "place" => [MessageFactory.Text("before"), Place()],
            "template" => [MessageFactory.Text("before"), Template()],
            _ => [MessageFactory.Text(text + "!")],
        };

        private static Activity Place()
        {
            var place = MessageFactory.Text("");
            place.Entities = [new TwilioLocation(37.7879277, -122.3937508, "Twilio Inc").ToPlace()];
            return place;
        }

        private static Activity Template()
        {
            var template = MessageFactory.Text("");
            template.ChannelData = new TwilioTemplate("order", ["Ana", "O1"]);
            return template;
        }
    }
}
