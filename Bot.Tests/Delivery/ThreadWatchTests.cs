using Microsoft.Extensions.Logging;
using TwilioBot.Delivery;

namespace TwilioBot.Tests.Delivery;

public sealed class ThreadWatchTests : IDisposable
{
    private const int Turns = 300;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ManualResetEventSlim _over = new();
    private readonly (int Workers, int Ports) _before;

    public ThreadWatchTests() => ThreadPool.GetMinThreads(out _before.Workers, out _before.Ports);

    // The thread pool is everybody's.
    public void Dispose()
    {
        _over.Set();
        ThreadPool.SetMinThreads(_before.Workers, _before.Ports);
    }

    [Fact]
    public void Once_threads_are_blocked_there_is_room_for_one_for_every_turn_and_one_for_each_processor()
    {
        var log = new Said();
        using var watch = new ThreadWatch(() => Turns, log);
        // More than the pool can have by then, which adds two in a second when nothing moves.
        for (var n = 0; n < Turns; n++) ThreadPool.UnsafeQueueUserWorkItem(static over => over.Wait(Patience), _over, preferLocal: false);

        watch.Start();

        Assert.True(log.Blocked.Wait(Patience));
        ThreadPool.GetMinThreads(out var workers, out _);
        Assert.Equal(Environment.ProcessorCount + Turns, workers);
    }

    private sealed class Said : ILogger
    {
        public ManualResetEventSlim Blocked { get; } = new();

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Id == 35) Blocked.Set();
        }
    }
}
