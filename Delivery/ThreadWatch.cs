using Microsoft.Extensions.Logging;

namespace TwilioBot.Delivery;

/// <summary>
/// Gives the thread pool more threads once turns block those it has. A bot that awaits is served best by one thread for each processor, and one
/// that blocks needs one for every turn that runs; nobody knows which it is before a turn blocks.
/// </summary>
/// <param name="turns">How many turns may run, and so block a thread each.</param>
internal sealed class ThreadWatch(Func<int> turns, ILogger logger) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Work that waits longer than this for a thread waits for one that is blocked: a busy pool gets to it within milliseconds.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(250);

    private readonly ManualResetEventSlim _over = new();

    /// <summary>Looks until it is disposed, on a thread that does not depend on the pool, by the machine's time.</summary>
    public void Start() => new Thread(Watch) { IsBackground = true, Name = "Thread watch" }.Start();

    // The events are not disposed: the thread, or the pool, may get to them when nobody waits any more.
    public void Dispose() => _over.Set();

    private void Watch()
    {
        while (!_over.Wait(Pause))
        {
            var ran = new ManualResetEventSlim();
            ThreadPool.UnsafeQueueUserWorkItem(static ran => ran.Set(), ran, preferLocal: false);
            while (!ran.Wait(LongestWait))
            {
                if (_over.IsSet)
                {
                    return;
                }
                MakeRoom();
            }
        }
    }

    private void MakeRoom()
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        // Never lowered: this is room for threads, not threads.
        if (Environment.ProcessorCount + turns() is var wanted && wanted > workers)
        {
            ThreadPool.SetMinThreads(wanted, ports);
            Log.ThreadsBlocked(logger, wanted);
        }
    }
}
