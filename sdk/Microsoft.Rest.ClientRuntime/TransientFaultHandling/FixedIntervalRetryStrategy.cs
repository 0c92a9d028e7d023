namespace Microsoft.Rest.TransientFaultHandling;

/// <summary>Tries a number of times, the same time apart.</summary>
public class FixedIntervalRetryStrategy : RetryStrategy
{
    private readonly int _retryCount;
    private readonly TimeSpan _retryInterval;

    public FixedIntervalRetryStrategy(int retryCount, TimeSpan retryInterval)
        : this(null, retryCount, retryInterval)
    {
    }

    public FixedIntervalRetryStrategy(string name, int retryCount, TimeSpan retryInterval, bool firstFastRetry = true)
        : base(name, firstFastRetry)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(retryCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(retryInterval, TimeSpan.Zero);
        _retryCount = retryCount;
        _retryInterval = retryInterval;
    }

    public override ShouldRetryHandler GetShouldRetryHandler()
        => (count, _) => new RetryCondition(count < _retryCount, count < _retryCount ? _retryInterval : TimeSpan.Zero);
}
