namespace TwilioBot.Delivery.Postgres;

/// <summary>
/// Cancels after a time, or when one of two others is cancelled. Npgsql may find the connection that it is told to give up disposed of,
/// and throw; on a timer's thread that would end the process.
/// </summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly Timer _timer;
    private readonly CancellationTokenRegistration _one, _other;

    public Deadline(TimeSpan after, CancellationToken one, CancellationToken other = default)
    {
        _timer = new Timer(static deadline => ((Deadline)deadline!).Cancel(), this, after, Timeout.InfiniteTimeSpan);
        _one = one.UnsafeRegister(static deadline => ((Deadline)deadline!).Cancel(), this);
        _other = other.UnsafeRegister(static deadline => ((Deadline)deadline!).Cancel(), this);
    }

    public CancellationToken Token => _source.Token;

    public bool IsCancellationRequested => _source.IsCancellationRequested;

    public void Dispose()
    {
        _timer.Dispose();
        _one.Dispose();
        _other.Dispose();
        _source.Dispose();
    }

    private void Cancel()
    {
        try
        {
            _source.Cancel();
        }
        catch (Exception e) when (e is AggregateException or ObjectDisposedException)
        {
            // What had to be given up is given up.
        }
    }
}
