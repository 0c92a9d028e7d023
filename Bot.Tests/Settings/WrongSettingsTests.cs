using TwilioBot.Tests.Stories;

namespace TwilioBot.Tests.Settings;

/// <summary>A start with a wrong or missing setting ends with code 1, and with nothing but a sentence about it on standard error.</summary>
public sealed class WrongSettingsTests : IDisposable
{
    private const string Account = "AC00000000000000000000000000000000";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Delete();

    [Theory]
    [InlineData("Twilio:AccountSid is missing.", "Twilio:AccountSid=")]
    [InlineData("Twilio:AccountSid is not an Account SID.", "Twilio:AccountSid=AC123")]
    [InlineData("Twilio:AccountSid is not an Account SID.", "Twilio:AccountSid=SK00000000000000000000000000000000")]
    [InlineData("Twilio:AuthToken is missing.", "Twilio:AuthToken=")]
    [InlineData("Twilio:ApiKeySid and Twilio:ApiKeySecret belong together", "Twilio:ApiKeySid=SK00000000000000000000000000000000")]
    [InlineData("Twilio:ApiKeySid and Twilio:ApiKeySecret belong together", "Twilio:ApiKeySecret=secret")]
    [InlineData("Twilio:ApiKeySid is not an API key.", "Twilio:ApiKeySid=" + Account, "Twilio:ApiKeySecret=secret")]
    [InlineData("Twilio:SmsNumber is \"9032707719\".", "Twilio:SmsNumber=9032707719")]
    [InlineData("Twilio:SmsNumber is \"+1 (123) 456-7890\".", "Twilio:SmsNumber=+1 (123) 456-7890")]
    [InlineData("Twilio:SmsNumber is \"whatsapp:+15551234567\".", "Twilio:SmsNumber=whatsapp:+15551234567")]
    [InlineData("Twilio:SmsNumber is \"+0155512345\".", "Twilio:SmsNumber=+15551234567, +0155512345")]
    [InlineData("Twilio:SmsNumber is \"+1555abc4567\".", "Twilio:SmsNumber:0=+15551234567", "Twilio:SmsNumber:1=+1555abc4567", "Twilio:SmsNumber")]
    [InlineData("Twilio:WhatsAppNumber is \"14155238886\".", "Twilio:WhatsAppNumber=14155238886")]
    [InlineData("Twilio:WhatsAppNumber is \"whatsapp:9032707719\".", "Twilio:WhatsAppNumber=whatsapp:9032707719")]
    [InlineData("Twilio:WhatsAppNumber is \"messenger:12345\".", "Twilio:WhatsAppNumber=messenger:12345")]
    [InlineData("No number is set. Set Twilio:SmsNumber or Twilio:WhatsAppNumber", "Twilio:SmsNumber=", "Twilio:WhatsAppNumber=")]
    [InlineData("Twilio:PublicUrl is missing.", "Twilio:PublicUrl=")]
    [InlineData("Twilio:PublicUrl is not an https address.", "Twilio:PublicUrl=bot.example.com")]
    [InlineData("Twilio:PublicUrl is not an https address.", "Twilio:PublicUrl=http://bot.example.com")]
    [InlineData("Twilio:PublicUrl is not an https address.", "Twilio:PublicUrl=https://bot.example.com?x=1")]
    [InlineData("Twilio:PublicUrl is not an https address.", "Twilio:PublicUrl=/api")]
    [InlineData("Twilio:PublicUrl ends with the address of a webhook.", "Twilio:PublicUrl=https://bot.example.com/api/sms/")]
    [InlineData("Twilio:ApiBaseUrl is not an https address.", "Twilio:ApiBaseUrl=http://twilio.example.com")]
    [InlineData("Twilio:ApiBaseUrl is not an https address.", "Twilio:ApiBaseUrl=twilio")]
    [InlineData("Twilio:MessagingServiceSid is not a Messaging Service.", "Twilio:MessagingServiceSid=HX00000000000000000000000000000000")]
    [InlineData("Twilio:ReplyMode is \"Fax\".", "Twilio:ReplyMode=Fax")]
    [InlineData("Twilio:OptOut is \"Nobody\".", "Twilio:OptOut=Nobody")]
    [InlineData("Delivery:TwimlDeadline is \"00:00:15\".", "Delivery:TwimlDeadline=00:00:15")]
    [InlineData("Delivery:MessagesPerSecond has \"fast\".", "Delivery:MessagesPerSecond=fast")]
    [InlineData("Delivery:MessagesPerSecond has \"0\".", "Delivery:MessagesPerSecond=0")]
    [InlineData("Delivery:MessagesPerSecond has \"5551234567=1\".", "Delivery:MessagesPerSecond=5551234567=1")]
    [InlineData("Twilio:Templates:order:en:ContentSid is not a template.", "Twilio:Templates:order:en:ContentSid=HX1")]
    [InlineData("Twilio:Templates:sale:en:Text is missing.", "Twilio:Templates:sale:en:ContentSid=HX00000000000000000000000000000000")]
    [InlineData("Delivery:SettleWindow is \"soon\".", "Delivery:SettleWindow=soon")]
    [InlineData("Delivery:SettleWindow is \"30\".", "Delivery:SettleWindow=30")]
    [InlineData("Delivery:SettleWindow is \"-00:00:01\".", "Delivery:SettleWindow=-00:00:01")]
    [InlineData("Delivery:UnknownPolicy is \"Maybe\".", "Delivery:UnknownPolicy=Maybe")]
    [InlineData("Delivery:UnknownPolicy is \"1\".", "Delivery:UnknownPolicy=1")]
    [InlineData("Delivery:ValidityPeriod is \"11:00:00\".", "Delivery:ValidityPeriod=11:00:00")]
    [InlineData("Delivery:Retention is \"12:00:00\".", "Delivery:Retention=12:00:00")]
    [InlineData("Delivery:DeadLetterRetention is \"for ever\".", "Delivery:DeadLetterRetention=for ever")]
    [InlineData("Delivery:ReconcileEvery is \"soon\".", "Delivery:ReconcileEvery=soon")]
    [InlineData("Delivery:MaxAttempts is \"0\".", "Delivery:MaxAttempts=0")]
    [InlineData("ConnectionStrings:TwilioBot names a PostgreSQL server without Username.", "ConnectionStrings:TwilioBot=Host=db.example.com;Database=bot")]
    [InlineData("ConnectionStrings:TwilioBot names a PostgreSQL server without Database and Username.", "ConnectionStrings:TwilioBot=Host=db.example.com")]
    [InlineData("ConnectionStrings:TwilioBot is not a PostgreSQL connection string (", "ConnectionStrings:TwilioBot=Host=db.example.com;Database=bot;Username=bot;Port=none")]
    [InlineData("ConnectionStrings:TwilioBot is not a PostgreSQL connection string (", "ConnectionStrings:TwilioBot=Host=db.example.com;Database=bot;Username=bot;Pasword=x")]
    [InlineData("Delivery:TurnTimeout is \"00:01:00\".", "Delivery:TurnTimeout=00:01:00")]
    [InlineData("ConnectionStrings:TwilioBot names no database file.", "ConnectionStrings:TwilioBot=Data Source=:memory:")]
    [InlineData("ConnectionStrings:TwilioBot is not a connection string.", "ConnectionStrings:TwilioBot=data/bot.db")]
    [InlineData("Admin:Numbers has \"bob\"", "Admin:Numbers=+15551234567,bob")]
    [InlineData("Admin:ApiKey is shorter than 16 characters.", "Admin:ApiKey=fifteen-letters")]
    [InlineData("Admin:ApiKey has a blank or a letter outside ASCII.", "Admin:ApiKey=sixteen letters ñ")]
    [InlineData("Conversation:Place:Latitude must be between", "Conversation:Place:Latitude=91")]
    public async Task It_does_not_start_and_says_why(string sentence, params string[] changes)
    {
        var line = Assert.Single(await StartAndFailAsync([.. changes.Where(change => change.Contains('=')).Select(change => "--" + change)],
            without: changes.Where(change => !change.Contains('='))));

        Assert.StartsWith(sentence, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var lines = await StartAndFailAsync(["--Twilio:AuthToken=", "--Twilio:PublicUrl=", "--Twilio:SmsNumber=123", "--Delivery:MaxAttempts=many"]);

        Assert.Equal(
            ["Delivery:MaxAttempts", "Twilio:AuthToken", "Twilio:PublicUrl", "Twilio:SmsNumber"],
            lines.Select(line => line.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_an_environment_it_is_production_and_needs_an_account()
    {
        await using var bot = BotProcess.Start([]);

        var exit = await bot.ExitAsync();

        Assert.Equal(1, exit.ExitCode);
        Assert.StartsWith("Twilio:AccountSid is missing.", exit.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", exit.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_may_come_from_the_environment_and_the_command_line_wins()
    {
        await using var bot = BotProcess.Start(
            Valid(), environment: [("Twilio__PublicUrl", "nonsense"), ("Delivery__MaxAttempts", "0")]);

        var exit = await bot.ExitAsync();

        Assert.Equal((1, ""), (exit.ExitCode, exit.Output));
        Assert.StartsWith("Delivery:MaxAttempts is \"0\".", Assert.Single(Lines(exit.Errors)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not a database")]
    [InlineData("a folder")]
    [InlineData("a file as a folder")]
    public async Task A_database_file_that_cannot_be_used_is_named_with_its_setting(string kind)
    {
        var path = _folder["bot.db"];
        if (kind == "a folder") Directory.CreateDirectory(path);
        else await File.WriteAllTextAsync(path, string.Concat(Enumerable.Repeat("This is no database. ", 100)));
        if (kind == "a file as a folder") path = Path.Combine(path, "bot.db");

        var line = Assert.Single(await StartAndFailAsync([$"--ConnectionStrings:TwilioBot=Data Source={path}"]));

        Assert.Contains("ConnectionStrings:TwilioBot", line, StringComparison.Ordinal);
        Assert.Contains(path, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_is_no_number_is_named()
    {
        var line = Assert.Single(await StartAndFailAsync(["--Conversation:Place:Latitude=north"]));

        Assert.Contains("Conversation:Place:Latitude", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("https://127.0.0.1:0")]
    public async Task An_address_that_it_cannot_listen_on_is_named_with_its_setting(string urls)
    {
        var line = Assert.Single(await StartAndFailAsync(["--urls", urls]));

        Assert.Contains("--urls", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_process_on_the_same_database_does_not_start()
    {
        var address = BotProcess.FreeAddress();
        await using var first = await BotProcess.StartReadyAsync(address, Valid());

        var line = Assert.Single(await StartAndFailAsync(["--urls", BotProcess.FreeAddress()]));

        Assert.StartsWith("Another process uses the database " + _folder["bot.db"], line, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings:TwilioBot", line, StringComparison.Ordinal);
        await first.UntilReadyAsync(address);
    }

    [Theory]
    [InlineData("--environment=Production")]
    [InlineData("check")]
    public async Task A_damaged_database_is_said_in_a_sentence_with_its_cure(string command)
    {
        await File.WriteAllTextAsync(_folder["bot.db"], new string('x', 5000));
        await using var bot = BotProcess.Start([command, .. Valid()]);

        var exit = await bot.ExitAsync();

        Assert.Equal(1, exit.ExitCode);
        var line = Assert.Single(Lines(exit.Errors));
        Assert.Contains(_folder["bot.db"], line, StringComparison.Ordinal);
        Assert.Contains("restore <file>", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_whose_lock_cannot_be_made_is_not_said_to_be_in_use()
    {
        // A name may have 255 bytes, and the lock's is five longer.
        var file = _folder[new string('n', 252)];

        var line = Assert.Single(await StartAndFailAsync(["--ConnectionStrings:TwilioBot=Data Source=" + file]));

        Assert.StartsWith("ConnectionStrings:TwilioBot names a database that cannot be used, " + file, line, StringComparison.Ordinal);
        Assert.DoesNotContain("Another process", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_said_in_a_sentence()
    {
        var address = BotProcess.FreeAddress();
        await using var first = await BotProcess.StartReadyAsync(address, Valid());

        var line = Assert.Single(await StartAndFailAsync(["--urls", address, $"--ConnectionStrings:TwilioBot=Data Source={_folder["other.db"]}"]));

        Assert.Contains(address, line, StringComparison.Ordinal);
        Assert.Contains("--urls", line, StringComparison.Ordinal);
    }

    private async Task<string[]> StartAndFailAsync(IEnumerable<string> changes, IEnumerable<string>? without = null)
    {
        var valid = Valid().Where(setting => without?.Any(name => setting.StartsWith($"--{name}=", StringComparison.Ordinal)) != true);
        await using var bot = BotProcess.Start([.. valid, .. changes]);
        var exit = await bot.ExitAsync();

        Assert.Equal(1, exit.ExitCode);
        Assert.DoesNotContain("   at ", exit.Output + exit.Errors, StringComparison.Ordinal);
        return Lines(exit.Errors);
    }

    private string[] Valid() =>
    [
        "--environment=Production",
        "--urls=http://127.0.0.1:0",
        $"--Twilio:AccountSid={Account}",
        "--Twilio:AuthToken=00000000000000000000000000000000",
        "--Twilio:PublicUrl=https://bot.example.com",
        "--Twilio:SmsNumber=+15005550006",
        "--Twilio:WhatsAppNumber=whatsapp:+14155238886",
        $"--ConnectionStrings:TwilioBot=Data Source={_folder["bot.db"]}",
    ];

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
