namespace Microsoft.Rest.TransientFaultHandling;

/// <summary>Runs an operation again while it fails with errors that pass.</summary>
public class RetryPolicy
{
    public RetryPolicy(ITransientErrorDetectionStrategy errorDetectionStrategy, RetryStrategy retryStrategy)
    {
        ArgumentNullException.ThrowIfNull(errorDetectionStrategy);
        ArgumentNullException.ThrowIfNull(retryStrategy);
        ErrorDetectionStrategy = errorDetectionStrategy;
        RetryStrategy = retryStrategy;
    }

    public RetryPolicy(ITransientErrorDetectionStrategy errorDetectionStrategy, int retryCount, TimeSpan retryInterval)
        : this(errorDetectionStrategy, new FixedIntervalRetryStrategy(retryCount, retryInterval))
    {
    }

    public RetryStrategy RetryStrategy { get; private set; }

    public ITransientErrorDetectionStrategy ErrorDetectionStrategy { get; private set; }

    public Task ExecuteAsync(Func<Task> taskAction, CancellationToken cancellationToken = default)
        => ExecuteAsync(
            async () =>
            {
                await taskAction().ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    public async Task<TResult> ExecuteAsync<TResult>(Func<Task<TResult>> taskFunc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(taskFunc);
        var shouldRetry = RetryStrategy.GetShouldRetryHandler();
        for (var attempt = 0; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            RetryCondition condition;
            try
            {
                return await taskFunc().ConfigureAwait(false);
            }
            catch (Exception error) when (ErrorDetectionStrategy.IsTransient(error))
            {
                condition = shouldRetry(attempt, error);
                if (!condition.RetryAllowed)
                {
                    throw;
                }
            }

            if (attempt > 0 || !RetryStrategy.FastFirstRetry)
            {
                await Task.Delay(condition.DelayBeforeRetry, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}

/// <summary>A retry policy that knows errors by a strategy type.</summary>
public class RetryPolicy<T> : RetryPolicy
    where T : ITransientErrorDetectionStrategy, new()
{
    public RetryPolicy(RetryStrategy retryStrategy)
        : base(new T(), retryStrategy)
    {
    }

    public RetryPolicy(int retryCount, TimeSpan retryInterval)
        : base(new T(), retryCount, retryInterval)
    {
    }
}
