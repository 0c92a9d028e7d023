using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using TwilioBot.Delivery;
using TwilioBot.Simulator;

namespace TwilioBot.Tests.Kills;

/// <summary>
/// Twilio's own record of what it took from the bot: a file that only grows, one line a message, written before the bot hears of it.
/// It belongs to the test's process and survives every death of the bot.
/// </summary>
internal sealed class TwilioRecord : IDisposable
{
    private readonly Lock _lock = new();
    private readonly StreamWriter _file;
    private readonly Dictionary<string, int> _copies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _heard = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Count, TaskCompletionSource Done)> _waiting = new(StringComparer.Ordinal);

    public TwilioRecord(string path, TwilioSimulatorOptions twilio)
    {
        Path = path;
        _file = new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read)) { AutoFlush = true };
        twilio.OnAccepted = Add;
    }

    public string Path { get; }

    /// <summary>How many messages were taken, doubles included.</summary>
    public int Count
    {
        get { lock (_lock) { return _copies.Values.Sum(); } }
    }

    /// <summary>The outbox message that a create request is for: the id in its callback address.</summary>
    public static string IdOf(string? statusCallback) =>
        statusCallback is not null && QueryHelpers.ParseQuery(new Uri(statusCallback).Query).TryGetValue(StatusCallbackAddress.IdParameter, out var id) ? id.ToString() : "";

    /// <summary>How often the message with this id was taken.</summary>
    public int CopiesOf(string id)
    {
        lock (_lock) { return _copies.GetValueOrDefault(id); }
    }

    /// <summary>How many different messages a person was sent.</summary>
    public int HeardBy(string person)
    {
        lock (_lock) { return _heard.GetValueOrDefault(person); }
    }

    /// <summary>Waits until a person was sent this many different messages.</summary>
    public Task UntilHeardAsync(string person, int count)
    {
        lock (_lock)
        {
            if (_heard.GetValueOrDefault(person) >= count) return Task.CompletedTask;
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting[person] = (count, done);
            return done.Task;
        }
    }

    /// <summary>The file, read again.</summary>
    public IReadOnlyList<Line> Read()
    {
        using var file = new StreamReader(new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var lines = new List<Line>();
        while (file.ReadLine() is { } line) lines.Add(JsonSerializer.Deserialize<Line>(line)!);
        return lines;
    }

    public void Dispose() => _file.Dispose();

    private void Add(SimulatedMessage message)
    {
        var parameters = message.Parameters;
        var id = IdOf(parameters["StatusCallback"]);
        var line = new Line(id, message.Sid, message.To, parameters["PersistentAction"] ?? parameters["ContentVariables"] ?? parameters["Body"] ?? "");
        TaskCompletionSource? done = null;
        lock (_lock)
        {
            _file.WriteLine(JsonSerializer.Serialize(line));
            if ((_copies[id] = _copies.GetValueOrDefault(id) + 1) == 1)
            {
                var heard = _heard[message.To] = _heard.GetValueOrDefault(message.To) + 1;
                if (_waiting.TryGetValue(message.To, out var waits) && heard >= waits.Count)
                {
                    _waiting.Remove(message.To);
                    done = waits.Done;
                }
            }
        }
        done?.SetResult();
    }

    /// <summary>A message as Twilio took it.</summary>
    /// <param name="Id">Our message id.</param>
    /// <param name="Sid">Twilio's.</param>
    /// <param name="To">The person.</param>
    /// <param name="Content">Its text, place or template variables.</param>
    internal sealed record Line(string Id, string Sid, string To, string Content);
}
