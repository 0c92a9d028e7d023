namespace Microsoft.Rest.TransientFaultHandling;

/// <summary>Tries a number of times, waiting longer each time, with some chance in it.</summary>
public class ExponentialBackoffRetryStrategy : RetryStrategy
{
    private readonly int _retryCount;
    private readonly TimeSpan _minBackoff;
    private readonly TimeSpan _maxBackoff;
    private readonly TimeSpan _deltaBackoff;

    public ExponentialBackoffRetryStrategy(int retryCount, TimeSpan minBackoff, TimeSpan maxBackoff, TimeSpan deltaBackoff)
        : this(null, retryCount, minBackoff, maxBackoff, deltaBackoff)
    {
    }

    public ExponentialBackoffRetryStrategy(
        string name, int retryCount, TimeSpan minBackoff, TimeSpan maxBackoff, TimeSpan deltaBackoff, bool firstFastRetry = true)
        : base(name, firstFastRetry)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(retryCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(minBackoff, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBackoff, minBackoff);
        ArgumentOutOfRangeException.ThrowIfLessThan(deltaBackoff, TimeSpan.Zero);
        _retryCount = retryCount;
        _minBackoff = minBackoff;
        _maxBackoff = maxBackoff;
        _deltaBackoff = deltaBackoff;
    }

    public override ShouldRetryHandler GetShouldRetryHandler() => (count, _) =>
    {
        if (count >= _retryCount)
        {
            return new RetryCondition(false, TimeSpan.Zero);
        }

        // 20 % either way keeps clients that failed together from coming back together.
        var step = _deltaBackoff.TotalMilliseconds * (0.8 + (0.4 * Random.Shared.NextDouble()));
        var backoff = _minBackoff.TotalMilliseconds + ((Math.Pow(2, count) - 1) * step);
        return new RetryCondition(true, TimeSpan.FromMilliseconds(Math.Min(backoff, _maxBackoff.TotalMilliseconds)));
    };
}
