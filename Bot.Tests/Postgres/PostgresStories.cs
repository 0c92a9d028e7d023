using Npgsql;
using TwilioBot.Tests.Connector;
using TwilioBot.Tests.Kills;
using TwilioBot.Tests.Stories;

namespace TwilioBot.Tests.Postgres;

/// <summary>The bot as people run it, on PostgreSQL: what it remembers, how it gets in, and what it says when it does not.</summary>
public sealed class PostgresStories : IAsyncLifetime
{
    private readonly string _address = BotProcess.FreeAddress();
    private TwilioSide _twilio = null!;
    private PostgresDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        _twilio = await TwilioSide.StartAsync();
        _twilio.PointAt(_address);
    }

    public async Task DisposeAsync()
    {
        await _twilio.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_conversation_goes_on_where_it_was_when_the_bot_is_killed_and_started_again()
    {
        var (sms, whatsApp) = (_twilio.Sms(), _twilio.WhatsApp());
        await using (var bot = await StartAsync(_database.ConnectionString))
        {
            await sms.SaysAsync("hello", "Hello.");
            await sms.SaysAsync("call me Bob", "Got it. I will call you Bob from now on.");
            await sms.SaysAsync("cookies", "Did someone say cookies!?!!", "What is your favorite type of cookie?");
            await whatsApp.SaysAsync("llámame Ana", "Entendido. A partir de ahora te llamaré Ana.");
            bot.Kill();
        }

        await using var again = await StartAsync(_database.ConnectionString);
        await sms.SaysAsync("oatmeal", "Golly, I love oatmeal too!!!");
        await sms.SaysAsync("who am i?", "Your name is Bob");
        await whatsApp.SaysAsync("hola", "¡¡Hola, Ana!!");
    }

    [Fact]
    public async Task Two_instances_answer_one_person_as_one_bot()
    {
        var other = BotProcess.FreeAddress();
        await using var first = await StartAsync(_database.ConnectionString);
        await using var second = await BotProcess.StartReadyAsync(other, [.. _twilio.BotSettings("unused.db", other), "--ConnectionStrings:TwilioBot=" + _database.ConnectionString]);
        var phone = _twilio.Sms();
        await phone.SaysAsync("call me Bob", "Got it. I will call you Bob from now on.");

        _twilio.PointAt(other);
        await phone.SaysAsync("cookies", "Did someone say cookies!?!!", "What is your favorite type of cookie?");
        _twilio.PointAt(_address);
        await phone.SaysAsync("oatmeal", "Golly, I love oatmeal too!!!");
        _twilio.PointAt(other);
        await phone.SaysAsync("who am i?", "Your name is Bob");
    }

    [Fact]
    public async Task Without_a_password_it_shows_a_token_of_its_managed_identity_and_a_new_one_when_that_has_run_out()
    {
        var token = "first-token";
        await using var platform = await LoopbackServer.StartAsync(_ => new
        {
            access_token = token, token_type = "Bearer", resource = "https://ossrdbms-aad.database.windows.net", client_id = "00000000-0000-0000-0000-000000000001",
            // So short that it is as good as over.
            expires_on = DateTimeOffset.UtcNow.AddSeconds(20).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
        });
        await using var user = await PostgresUser.CreateAsync(_database, password: token);
        await using var bot = await StartAsync(
            user.WithoutPassword, ("IDENTITY_ENDPOINT", platform.Url + "/identity/token"), ("IDENTITY_HEADER", "shown-by-the-platform"), ("AZURE_CLIENT_ID", null));
        var phone = _twilio.Sms();
        await phone.SaysAsync("call me Bob", "Got it. I will call you Bob from now on.");

        token = "second-token";
        await user.ChangePasswordAsync(token);
        await user.DisconnectAsync();

        await phone.SaysAsync("who am i?", "Your name is Bob");
        Assert.All(platform.Requests, asked =>
        {
            Assert.EndsWith("resource=https://ossrdbms-aad.database.windows.net", Uri.UnescapeDataString(asked.Query), StringComparison.Ordinal);
            Assert.Equal("shown-by-the-platform", asked.Secret);
        });
    }

    [Fact]
    public async Task Where_no_token_is_to_be_had_it_says_what_to_do()
    {
        await using var platform = await LoopbackServer.StartAsync(_ => 400);
        await using var user = await PostgresUser.CreateAsync(_database, "first-token");

        var line = await StartAndFailAsync(user.WithoutPassword, ("IDENTITY_ENDPOINT", platform.Url + "/identity/token"), ("IDENTITY_HEADER", "shown-by-the-platform"));

        Assert.StartsWith("ConnectionStrings:TwilioBot names a database that cannot be used", line, StringComparison.Ordinal);
        Assert.Contains("there is no password in it, and no Microsoft Entra token to be had", line, StringComparison.Ordinal);
        Assert.Contains("Add Password=", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_slow_to_answer_is_waited_for_at_the_start()
    {
        var settings = new NpgsqlConnectionStringBuilder(_database.ConnectionString);
        await using var path = NetworkPath.To(settings.Host!, settings.Port);
        (settings.Host, settings.Port) = ("127.0.0.1", path.Port);
        path.Break(Breakage.AnswersLost);

        await using var bot = BotProcess.Start(
            [.. _twilio.BotSettings("unused.db", _address), "--ConnectionStrings:TwilioBot=" + settings.ConnectionString, "--urls", _address]);
        await path.UntilConnectedAsync(2);
        path.Heal();

        await bot.UntilReadyAsync(_address);
        await _twilio.Sms().SaysAsync("hello", "Hello.");
    }

    [Fact]
    public async Task A_wrong_password_is_said_in_a_sentence_without_the_password()
    {
        await using var user = await PostgresUser.CreateAsync(_database, "the-right-one");

        var line = await StartAndFailAsync(new NpgsqlConnectionStringBuilder(user.WithoutPassword) { Password = "the-wrong-one" }.ConnectionString);

        Assert.StartsWith("ConnectionStrings:TwilioBot names a database that cannot be used", line, StringComparison.Ordinal);
        Assert.Contains("password authentication failed", line, StringComparison.Ordinal);
        Assert.DoesNotContain("the-wrong-one", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a server that is not there", "Port=1")]
    [InlineData("a database that is not there", "Database=nobody_made_it")]
    public async Task A_server_that_cannot_be_used_is_named_with_its_setting(string what, string change)
    {
        var settings = new NpgsqlConnectionStringBuilder(_database.ConnectionString + ";" + change);

        var line = await StartAndFailAsync(settings.ConnectionString);

        Assert.True(line.StartsWith($"ConnectionStrings:TwilioBot names a database that cannot be used, {settings.Database} on {settings.Host}", StringComparison.Ordinal), what + ": " + line);
    }

    [Theory]
    [InlineData("backup", "copy.db")]
    [InlineData("restore", "copy.db")]
    [InlineData("check")]
    public async Task Copies_are_left_to_postgresql(params string[] command)
    {
        await using var bot = BotProcess.Start([.. command, "--ConnectionStrings:TwilioBot=" + _database.ConnectionString]);

        var exit = await bot.ExitAsync();

        Assert.Equal((1, ""), (exit.ExitCode, exit.Output));
        Assert.Contains("use pg_dump and pg_restore", exit.Errors, StringComparison.Ordinal);
    }

    private async Task<string> StartAndFailAsync(string connectionString, params (string, string?)[] environment)
    {
        await using var bot = BotProcess.Start([.. Settings(connectionString), "--urls", _address], environment: environment);
        var exit = await bot.ExitAsync();
        Assert.Equal((1, ""), (exit.ExitCode, exit.Output));
        return Assert.Single(exit.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private async Task<BotProcess> StartAsync(string connectionString, params (string, string?)[] environment)
    {
        var bot = BotProcess.Start([.. Settings(connectionString), "--urls", _address], environment: environment);
        await bot.UntilReadyAsync(_address);
        return bot;
    }

    private string[] Settings(string connectionString) => [.. _twilio.BotSettings("unused.db", _address), "--ConnectionStrings:TwilioBot=" + connectionString];
}
