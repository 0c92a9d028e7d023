using System.Collections.Concurrent;

namespace TwilioBot.Bench;

/// <summary>What a run came to, counted while it goes on.</summary>
internal sealed class Tally
{
    private readonly ConcurrentBag<double> _acknowledged = [], _answered = [];
    private readonly ConcurrentQueue<string> _wrong = [];

    public int WrongCount => _wrong.Count;

    public string? FirstWrong => _wrong.TryPeek(out var first) ? first : null;

    public void Acknowledged(TimeSpan after) => _acknowledged.Add(after.TotalMilliseconds);

    public void Answered(TimeSpan after) => _answered.Add(after.TotalMilliseconds);

    public void Wrong(string what) => _wrong.Enqueue(what);

    public (double P50, double P99) AcknowledgedMs => Percentiles(_acknowledged);

    public (double P50, double P99) AnsweredMs => Percentiles(_answered);

    private static (double, double) Percentiles(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? default : (sorted[sorted.Length / 2], sorted[Math.Min(sorted.Length - 1, sorted.Length * 99 / 100)]);
    }
}
