namespace TwilioBot.Bench;

/// <summary>A program to measure.</summary>
/// <param name="Name">As it stands in the table.</param>
/// <param name="Folder">Where it is started.</param>
/// <param name="Command">What is started; the first word is the program.</param>
/// <param name="Environment">Its settings; <c>{port}</c>, <c>{twilio}</c> and <c>{data}</c> are filled in.</param>
/// <param name="AnswersInResponse">It answers with TwiML in the webhook's response, not by REST.</param>
/// <param name="AnyReply">It has no conversation; any one reply completes a message.</param>
internal sealed record Target(
    string Name, string Folder, IReadOnlyList<string> Command, IReadOnlyDictionary<string, string> Environment, bool AnswersInResponse, bool AnyReply)
{
    /// <summary>How many people there are, of whom those who talk are drawn; null: no more than talk at once.</summary>
    public int? Population { get; init; }

    /// <summary>The first process of the PostgreSQL server that it works with; null: it has none, or nobody says which.</summary>
    public int? Server { get; init; }

    public const string Bot = "TwilioBot", Kestrel = "Kestrel, bare";

    /// <summary>The setting that names our bot's database.</summary>
    public const string Database = "ConnectionStrings__TwilioBot";

    /// <summary>Everything that is compared, from the folder that <c>bench/run</c> has prepared.</summary>
    public static IReadOnlyList<Target> All(string built, string peers) =>
    [
        new(Kestrel, built, ["dotnet", Path.Combine(built, "kestrel", "peer-kestrel.dll")], With(("ASPNETCORE_URLS", "http://127.0.0.1:{port}")), true, true),
        OurBot(Bot, built),
        OurBot(Bot + ", TwiML mode", built, ("Twilio__ReplyMode", "TwiML")) with { AnswersInResponse = true },
        new("Express + twilio", Path.Combine(peers, "express-twilio"), ["node", "server.js"], With(), true, false),
        new("Botkit", Path.Combine(peers, "botkit"), ["node", "-r", "./to-mock.js", "server.js"], With(), false, false),
    ];

    /// <summary>Our bot with a SQLite file of its own, or wherever <paramref name="settings"/> says.</summary>
    public static Target OurBot(string name, string built, params (string, string)[] settings) =>
        new(name, "{data}", ["dotnet", Path.Combine(built, "bot", "TwilioBot.dll")],
            With([
                ("ASPNETCORE_ENVIRONMENT", "Production"), ("ASPNETCORE_URLS", "http://127.0.0.1:{port}"), ("Twilio__AccountSid", Account.Sid),
                ("Twilio__AuthToken", Account.AuthToken), ("Twilio__ApiBaseUrl", "{twilio}"), ("Twilio__PublicUrl", Account.PublicUrl),
                ("Twilio__SmsNumber", Account.BotNumber), .. settings]),
            AnswersInResponse: false, AnyReply: false);

    /// <summary>Our bot on a database that is there already: a SQLite file, or a PostgreSQL server.</summary>
    public static Target OurBotOn(string name, string built, string database) => OurBot(name, built, (Database, database)) with
    {
        Server = database.StartsWith("Host=", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(System.Environment.GetEnvironmentVariable("TWILIOBOT_TEST_POSTGRES_PID"), out var pid) ? pid : null,
    };

    private static Dictionary<string, string> With(params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string>
        {
            ["PORT"] = "{port}",
            ["NODE_ENV"] = "production",
            ["PUBLIC_URL"] = Account.PublicUrl,
            ["TWILIO_ACCOUNT_SID"] = Account.Sid,
            ["TWILIO_AUTH_TOKEN"] = Account.AuthToken,
            ["TWILIO_NUMBER"] = Account.BotNumber,
            ["TWILIO_API"] = "{twilio}",
        };
        foreach (var (name, value) in more) settings[name] = value;
        return settings;
    }
}
