using TwilioBot.Delivery.Postgres;

namespace TwilioBot.Tests.Postgres;

/// <summary>How a statement is given up, also when giving it up goes wrong.</summary>
public sealed class DeadlineTests
{
    private static readonly TimeSpan Never = TimeSpan.FromHours(1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_thrown_by_whoever_is_told_does_not_reach_whoever_cancels(bool isFirst)
    {
        using var caller = new CancellationTokenSource();
        using var deadline = isFirst ? new Deadline(Never, caller.Token) : new Deadline(Never, CancellationToken.None, caller.Token);
        using var registration = deadline.Token.Register(() => throw new ObjectDisposedException("connection"));

        caller.Cancel();

        Assert.True(deadline.IsCancellationRequested);
    }

    [Fact]
    public async Task It_ends_by_itself_without_taking_the_process_with_it()
    {
        using var deadline = new Deadline(TimeSpan.FromMilliseconds(1), CancellationToken.None);
        var told = new TaskCompletionSource();
        using var registration = deadline.Token.Register(() =>
        {
            told.SetResult();
            throw new ObjectDisposedException("connection");
        });

        await told.Task.WaitAsync(Stories.TwilioSide.Patience);

        Assert.True(deadline.IsCancellationRequested);
    }

    [Fact]
    public void Once_it_is_over_nobody_is_told()
    {
        using var caller = new CancellationTokenSource();
        var isTold = false;
        using (var deadline = new Deadline(Never, caller.Token))
        {
            deadline.Token.Register(() => isTold = true);
        }

        caller.Cancel();

        Assert.False(isTold);
    }
}
