using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TwilioBot.Delivery;

/// <summary>Starts the workers once the host listens, and lets what they have begun end before the process does.</summary>
public sealed class DeliveryService(TurnWorker turns, AnswerDesk desk, SendWorker sends, DeliveryOptions options, TimeProvider clock, ILogger<DeliveryService> logger)
    : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _abandoned = new();
    private Task _work = Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _work = Task.WhenAll(turns.RunAsync(_stopping.Token), sends.RunAsync(_stopping.Token, _abandoned.Token));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        desk.Close();
        try
        {
            await _work.WaitAsync(options.StopWindow, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            Log.StopTooSlow(logger);
            await _abandoned.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Dispose();
        _abandoned.Dispose();
    }
}
