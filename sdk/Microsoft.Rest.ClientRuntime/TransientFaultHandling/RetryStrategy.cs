namespace Microsoft.Rest.TransientFaultHandling;

/// <summary>Whether to try again after a failed attempt (counted from 0), and how long to wait before.</summary>
public delegate RetryCondition ShouldRetryHandler(int retryCount, Exception lastException);

/// <summary>When an operation is tried again.</summary>
public abstract class RetryStrategy
{
    protected RetryStrategy(string name, bool firstFastRetry)
    {
        Name = name;
        FastFirstRetry = firstFastRetry;
    }

    /// <summary>Whether the first retry comes at once.</summary>
    public bool FastFirstRetry { get; set; }

    public string Name { get; private set; }

    public abstract ShouldRetryHandler GetShouldRetryHandler();
}
