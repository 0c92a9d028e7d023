using TwilioBot.Delivery.Sqlite;
using TwilioBot.Settings;
using TwilioBot.Wire;

namespace TwilioBot.Hosting;

/// <summary>
/// Loads libraries and compiles code on a second processor while the first puts the host together; the first webhook would wait for it.
/// It is done for time alone: whoever needs something that is not ready loads it as ever, and an error here comes up again there.
/// </summary>
internal static class Warmup
{
    /// <summary>What it takes to check a webhook: the form, and OpenSSL.</summary>
    public static void BeginWebhook() => _ = Task.Run(() =>
    {
        TwilioForm.TryParse("MessageSid=SM0&From=%2B15551234567&Body=hello"u8, out var form);
        return TwilioSignature.Verify("https://bot.example.com/api/sms", form, TwilioSignature.Compute("https://bot.example.com/api/sms", form, "0"), "0");
    });

    /// <summary>SQLite, when it is what the settings name.</summary>
    public static void BeginDatabase(DatabaseSettings database)
    {
        if (database.Path is not null)
        {
            _ = Task.Run(SqliteMessageStore.Prepare);
        }
    }
}
