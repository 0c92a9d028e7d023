using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Sqlite;
using TwilioBot.Simulator;
using TwilioBot.Tests.Stories;

namespace TwilioBot.Tests.Webhooks;

/// <summary>What happens while the database cannot be written: nothing is claimed to be kept, and nothing that was kept is lost.</summary>
public sealed class DatabaseAwayTests : IAsyncLifetime
{
    private BotApp _bot = null!;

    public async Task InitializeAsync() => _bot = await BotApp.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task A_webhook_is_a_503_until_the_database_is_back()
    {
        var phone = _bot.Twilio.Sms();
        var form = WebhookPost.Message("call me Bob");
        await using (await LockAsync())
        {
            (await _bot.Webhook().PostAsync(form)).AssertRefused(503, "database-unavailable");
            (await _bot.Webhook("/api/status").PostAsync(WebhookPost.FormOf(("MessageSid", WebhookPost.NewSid()), ("MessageStatus", "delivered"))))
                .AssertRefused(503, "database-unavailable");
            using var ready = await _bot.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            Assert.Equal(503, (int)ready.StatusCode);
        }

        // Twilio's second try is the first that counts.
        (await _bot.Webhook().PostAsync(form)).AssertTaken();
        await phone.HearsAsync("Got it. I will call you Bob from now on.");
        await phone.SaysAsync("hello", "Hello Bob!!");
    }

    [Fact]
    public async Task A_reply_that_Twilio_took_while_the_database_was_away_is_not_sent_again()
    {
        var phone = _bot.Twilio.Sms();
        SqliteConnection? locked = null;
        _bot.Twilio.Options.Faults.OnCreate = _ =>
        {
            // Just before Twilio's answer, which can then not be written down.
            locked ??= LockAsync().GetAwaiter().GetResult();
            return null;
        };

        await phone.TextAsync("hello");
        await phone.HearsAsync("Hello.");
        // Somebody else: what was refused may have been written down all the same, and then it is answered.
        (await _bot.Webhook().PostAsync(WebhookPost.Message("hi", from: "+12025550177"))).AssertRefused(503, "database-unavailable");
        await locked!.DisposeAsync();

        await phone.SaysAsync("who am i?", "I don't know yet!");
    }

    [Fact]
    public async Task While_the_disk_hangs_whoever_asks_or_posts_is_answered()
    {
        var store = (SqliteMessageStore)_bot.Services.GetRequiredService<IMessageStore>();
        using var goesOn = new ManualResetEventSlim();
        var hanging = store.Writer.WriteAsync(
            _ =>
            {
                goesOn.Wait();
                return 0;
            },
            null,
            default);
        try
        {
            using var ready = await _bot.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            Assert.Equal(503, (int)ready.StatusCode);
            (await _bot.Webhook().PostAsync(WebhookPost.Message("hi"))).AssertRefused(503, "database-unavailable");
        }
        finally
        {
            goesOn.Set();
        }
        await hanging;
        using var again = await _bot.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(200, (int)again.StatusCode);
    }

    private async Task<SqliteConnection> LockAsync()
    {
        var connection = new SqliteConnection($"Data Source={_bot.DatabasePath};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN EXCLUSIVE";
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
