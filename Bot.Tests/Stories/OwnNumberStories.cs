using Microsoft.Data.Sqlite;

namespace TwilioBot.Tests.Stories;

/// <summary>Somebody forges one of our numbers as the sender, so that the bot would write to itself.</summary>
public sealed class OwnNumberStories : IAsyncLifetime
{
    private BotApp _bot = null!;

    public async Task InitializeAsync() => _bot = await BotApp.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory]
    [InlineData("/api/sms", TwilioSide.OtherSmsNumber, TwilioSide.SmsNumber)]
    [InlineData("/api/sms", TwilioSide.SmsNumber, TwilioSide.SmsNumber)]
    [InlineData("/api/whatsapp", TwilioSide.WhatsAppNumber, TwilioSide.WhatsAppNumber)]
    public async Task A_message_from_one_of_our_numbers_is_taken_and_gets_no_turn(string path, string from, string to)
    {
        var answer = await _bot.Webhook(path).PostAsync(WebhookPost.Message("hello", from, to));

        answer.AssertTaken();
        Assert.Equal(0, InboxRows());
    }

    [Fact]
    public async Task A_message_from_anybody_else_gets_one()
    {
        await _bot.Webhook().PostAsync(WebhookPost.Message("hello"));

        Assert.Equal(1, InboxRows());
    }

    private long InboxRows()
    {
        using var connection = new SqliteConnection($"Data Source={_bot.DatabasePath};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM inbox";
        return (long)command.ExecuteScalar()!;
    }
}
