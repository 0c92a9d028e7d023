using System.Collections.Concurrent;
using System.Globalization;
using TwilioBot.Adapters;
using TwilioBot.Delivery;

namespace TwilioBot.Tests.Delivery;

/// <summary>Twilio as the test wants it: takes every message unless the script says otherwise.</summary>
internal sealed class ScriptedGateway : ITwilioGateway
{
    private readonly ConcurrentQueue<Func<Task<SendOutcome>>> _script = new();
    private int _accepted;

    /// <summary>The bodies that were sent, in order, however it ended.</summary>
    public ConcurrentQueue<string> Sent { get; } = new();

    public ConcurrentQueue<(Uri? Callback, TimeSpan Validity)> Details { get; } = new();

    /// <summary>What the list of Messages shows; null: the look-up fails.</summary>
    public Func<IReadOnlyList<SentMessage>?> Listed { get; set; } = () => [];

    /// <summary>How far back each look-up asked.</summary>
    public ConcurrentQueue<DateTimeOffset> Looks { get; } = new();

    /// <summary>What the next sends come to, one each.</summary>
    public void Next(params SendOutcome[] outcomes) => outcomes.ToList().ForEach(outcome => Next(() => Task.FromResult(outcome)));

    public void Next(Func<Task<SendOutcome>> outcome) => _script.Enqueue(outcome);

    public Task<SendOutcome> SendAsync(TwilioMessage message, Uri? statusCallback, TimeSpan validity, Func<bool> mayLeave, CancellationToken cancellationToken)
    {
        if (!mayLeave()) return Task.FromResult(new SendOutcome(SendOutcomeKind.Withheld));
        Details.Enqueue((statusCallback, validity));
        Sent.Enqueue(message.Body!);
        return _script.TryDequeue(out var scripted)
            ? scripted()
            : Task.FromResult(new SendOutcome(SendOutcomeKind.Accepted, string.Create(CultureInfo.InvariantCulture, $"SM{Interlocked.Increment(ref _accepted)}")));
    }

    public Task<IReadOnlyList<SentMessage>?> FindSentAsync(string ourAddress, string theirAddress, DateTimeOffset since, CancellationToken cancellationToken)
    {
        Looks.Enqueue(since);
        return Task.FromResult(Listed());
    }
}
