using TwilioBot.Adapters;

namespace TwilioBot.Tests.Adapters;

/// <summary>Takes messages and remembers them; the ids it gives are m1, m2 …</summary>
internal sealed class RecordingSender : ITwilioSender
{
    public List<TwilioMessage> Sent { get; } = [];

    public List<string> Cancelled { get; } = [];

    private int _calls;

    public Task<string> SendAsync(IReadOnlyList<TwilioMessage> parts, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Sent.AddRange(parts);
        return Task.FromResult($"m{++_calls}");
    }

    public Task CancelAsync(string id, CancellationToken cancellationToken)
    {
        Cancelled.Add(id);
        return Task.CompletedTask;
    }
}
