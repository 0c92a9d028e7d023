using Microsoft.Data.Sqlite;
using TwilioBot.Delivery;
using TwilioBot.Tests.Stories;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Kills;

/// <summary>A bot in a process of its own with something planted in it, or nothing, and the account that it serves.</summary>
internal sealed class FaultRig : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _address = BotProcess.FreeAddress();
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TwilioSide.Patience };
    private readonly string? _fault;
    private BotProcess _bot = null!;
    private int _people;

    private FaultRig(TwilioSide twilio, string? fault)
    {
        (Twilio, _fault) = (twilio, fault);
        twilio.PointAt(_address);
        Record = new TwilioRecord(_folder["twilio.jsonl"], twilio.Options);
    }

    public TwilioSide Twilio { get; }

    public TwilioRecord Record { get; }

    public string Url => _address + "/api/sms";

    public string TraceFile => _folder["trace.txt"];

    /// <param name="fault">What is planted; null for nothing.</param>
    /// <param name="isTraced">Whether strace writes down what is written and sent.</param>
    public static async Task<FaultRig> StartAsync(string? fault, bool isTraced = false)
    {
        var rig = new FaultRig(await TwilioSide.StartAsync(), fault);
        await rig.LaunchAsync(isTraced ? Strace.Watch(rig.TraceFile) : []);
        return rig;
    }

    /// <summary>Somebody who has not written before.</summary>
    public string NewPerson() => $"+1202{3_000_000 + ++_people}";

    public WebhookPost Webhook(string? signedFor = null) => new(_http, signedFor ?? Url, Twilio.Options.AuthToken);

    /// <summary>kill -9.</summary>
    public void Kill() => _bot.Kill();

    /// <summary>The same program on the same database again.</summary>
    public async Task RestartAsync()
    {
        await _bot.DisposeAsync();
        await LaunchAsync([]);
    }

    /// <summary>Stops it in good order: all it has printed.</summary>
    public async Task<string> StopAsync()
    {
        _bot.Terminate();
        var (_, output, errors) = await _bot.ExitAsync();
        return output + errors;
    }

    /// <summary>Keeps everybody else from writing to the database.</summary>
    public SqliteConnection LockDatabase()
    {
        var database = Open();
        using var command = database.CreateCommand();
        command.CommandText = "BEGIN EXCLUSIVE";
        command.ExecuteNonQuery();
        return database;
    }

    /// <summary>How many messages of the inbox came with this MessageSid.</summary>
    public long CountInbox(string messageSid)
    {
        using var database = Open();
        using var command = database.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM inbox WHERE instr(form, CAST($1 AS BLOB)) > 0";
        command.Parameters.AddWithValue("$1", messageSid);
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Waits until the one message to a person is as described.</summary>
    public async Task<OutboxRow> UntilAsync(string person, Func<OutboxRow, bool> isSo)
    {
        using var patience = new CancellationTokenSource(TwilioSide.Patience);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            if (Find(person) is { } row && isSo(row)) return row;
            await again.WaitForNextTickAsync(patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await Twilio.DisposeAsync();
        Record.Dispose();
        _http.Dispose();
        _folder.Delete();
    }

    private async Task LaunchAsync(IReadOnlyList<string> tracer)
    {
        // As talkative as it can be, so that what must not be in a log can be looked for.
        _bot = BotProcess.Start(
            _fault is null ? BotProcess.Bot : BotProcess.FaultHost,
            tracer,
            [.. Twilio.BotSettings(_folder["bot.db"], _address), "--urls", _address, "--Logging:LogLevel:Default=Trace"],
            environment: ("TWILIOBOT_FAULT", _fault));
        await _bot.UntilReadyAsync(_address);
    }

    private OutboxRow? Find(string person)
    {
        using var database = Open();
        using var command = database.CreateCommand();
        command.CommandText = "SELECT id, state, resends, reason, delivery_status FROM outbox WHERE instr(message, $1) > 0";
        command.Parameters.AddWithValue("$1", person.TrimStart('+'));
        using var reader = command.ExecuteReader();
        return reader.Read()
            ? new OutboxRow(
                reader.GetString(0), (OutboxState)reader.GetInt32(1), reader.GetInt64(2), reader.IsDBNull(3) ? "" : reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetString(4))
            : null;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _folder["bot.db"], Pooling = false, DefaultTimeout = 10 }.ToString());
        connection.Open();
        return connection;
    }

    internal sealed record OutboxRow(string Id, OutboxState State, long Resends, string Reason, string? DeliveryStatus);
}
