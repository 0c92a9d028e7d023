using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using TwilioBot.Tests.Operations;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Stories;

/// <summary>STOP, START and HELP, which Twilio answers itself: from the bot people hear nothing, and what they talked about waits.</summary>
public sealed class OptOutStories : IAsyncLifetime
{
    private const string Lost = "Sorry, I didn't get that. Text menu to see what I can do.";

    private readonly ConcurrentQueue<string?> _tries = new();
    private BotApp _bot = null!;

    public Task InitializeAsync() => StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory]
    [InlineData("HELP")]
    [InlineData("help")]
    [InlineData(" Info\n")]
    [InlineData("START")]
    [InlineData("unstop")]
    public async Task A_word_of_Twilios_gets_no_answer_from_the_bot_and_the_next_text_does(string word)
    {
        var phone = _bot.Twilio.Sms();
        await phone.TextAsync(word);

        await phone.SaysAsync("hello", "Hello.");

        Assert.Equal(["Hello."], _tries);
    }

    [Theory]
    [InlineData("STOP")]
    [InlineData("stop")]
    [InlineData(" Stop ")]
    [InlineData("STOPALL")]
    [InlineData("Unsubscribe")]
    [InlineData("CANCEL")]
    [InlineData("end")]
    [InlineData("Quit")]
    [InlineData("REVOKE")]
    [InlineData("optout")]
    public async Task After_stop_the_bot_keeps_silent_until_start_and_answers_the_next_hello(string word)
    {
        var phone = _bot.Twilio.Sms();
        await phone.TextAsync(word);
        await phone.TextAsync("START");

        await phone.SaysAsync("hello", "Hello.");

        Assert.Equal(["Hello."], _tries);
    }

    [Fact]
    public async Task What_is_written_to_somebody_who_has_opted_out_is_refused_by_Twilio_and_set_aside()
    {
        var phone = _bot.Twilio.Sms();
        await phone.TextAsync("STOP");
        await phone.TextAsync("hello");
        var ops = new Operator(_bot.Http);
        var id = Assert.Single(await ops.UntilDeadAsync(1));
        Assert.Equal(("reply", "21610", "Hello."), await ops.GetAsync($"/ops/dead-letters/{id}") is var letter ? (letter["kind"], letter["errorCode"], letter["text"]) : default);
        await phone.TextAsync("START");

        await phone.SaysAsync("who am i?", "I don't know yet!");

        Assert.Equal(["Hello.", "I don't know yet!"], _tries);
    }

    [Fact]
    public async Task A_question_waits_for_its_answer_through_help_stop_and_start()
    {
        var phone = _bot.Twilio.Sms();
        await phone.SaysAsync("cookies", "Did someone say cookies!?!!", "What is your favorite type of cookie?");
        foreach (var word in new[] { "HELP", "CANCEL", "START" }) await phone.TextAsync(word);

        await phone.SaysAsync("oatmeal", "Golly, I love oatmeal too!!!");
    }

    [Theory]
    [InlineData("stop please")]
    [InlineData("help me")]
    [InlineData("yes")]
    [InlineData("end.")]
    public async Task Other_texts_are_for_the_bot(string text) => await _bot.Twilio.Sms().SaysAsync(text, Lost);

    [Theory]
    [InlineData("STOP")]
    [InlineData("help")]
    public async Task On_WhatsApp_they_are_ordinary_words(string word) =>
        await _bot.Twilio.WhatsApp().SaysAsync(word, Lost.Replace("menu", "*menu*", StringComparison.Ordinal));

    [Theory, ClassData(typeof(Channels))]
    public async Task What_Twilio_marks_as_answered_is_not_answered_again_whatever_its_words(string channel)
    {
        var (from, to) = channel == Channels.Sms ? ("+12025550142", TwilioSide.SmsNumber) : ("whatsapp:+12025550142", TwilioSide.WhatsAppNumber);
        var form = WebhookPost.Message("BAJA", from, to, more: [("OptOutType", "STOP")]);

        (await _bot.Webhook().PostAsync(form)).AssertTaken();

        await Channels.Phone(channel, _bot.Twilio).SaysAsync("hello", "Hello.");
        Assert.Equal(["Hello."], _tries);
    }

    [Fact]
    public async Task Such_a_message_is_taken_and_done_and_a_repeat_of_it_is_one()
    {
        var form = WebhookPost.Message("STOP");
        for (var n = 0; n < 3; n++) (await _bot.Webhook().PostAsync(form)).AssertTaken();

        await _bot.Twilio.Sms().SaysAsync("hello", "Hello.");

        Assert.Equal("1", Look($"SELECT group_concat(state) FROM inbox WHERE message_sid = '{form["MessageSid"]}'"));
        Assert.Equal(["Hello."], _tries);
    }

    [Fact]
    public async Task In_the_webhooks_response_there_is_nothing_either()
    {
        await StartAsync("--Twilio:ReplyMode=TwiML");
        (await _bot.Webhook().PostAsync(WebhookPost.Message("STOP"))).AssertTaken();

        Assert.Contains("Hello.", (await _bot.Webhook().PostAsync(WebhookPost.Message("hello"))).Body, StringComparison.Ordinal);
        Assert.Empty(_tries);
    }

    [Fact]
    public async Task Where_Twilio_leaves_the_words_to_the_bot_it_answers_them_but_for_those_that_Twilio_marks()
    {
        await StartAsync("--Twilio:OptOut=Bot");
        var phone = _bot.Twilio.Sms();

        await phone.SaysAsync("help", Lost);
        (await _bot.Webhook().PostAsync(WebhookPost.Message("help", more: [("OptOutType", "HELP")]))).AssertTaken();
        await phone.SaysAsync("hello", "Hello.");

        Assert.Equal([Lost, "Hello."], _tries);
    }

    private async Task StartAsync(params string[] settings)
    {
        if (_bot is not null) await _bot.DisposeAsync();
        _bot = await BotApp.StartAsync([Operator.Setting, .. settings]);
        // Refused or not.
        _bot.Twilio.Options.Faults.OnCreate = form =>
        {
            _tries.Enqueue(form["Body"]);
            return null;
        };
    }

    private string? Look(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_bot.DatabasePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this file's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (string?)command.ExecuteScalar();
    }
}
