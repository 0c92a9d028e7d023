namespace Microsoft.Rest.TransientFaultHandling;

/// <summary>Whether to try again, and how long to wait before.</summary>
public class RetryCondition
{
    public RetryCondition(bool retryAllowed, TimeSpan delay)
    {
        RetryAllowed = retryAllowed;
        DelayBeforeRetry = delay;
    }

    public bool RetryAllowed { get; private set; }

    public TimeSpan DelayBeforeRetry { get; private set; }
}
