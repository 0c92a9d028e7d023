using TwilioBot.Delivery;
using TwilioBot.Dialogs;

namespace TwilioBot.Turns;

/// <summary>Stops the process cleanly: after the turn that asked for it is committed and its replies have left.</summary>
public sealed class Shutdown(IHostApplicationLifetime lifetime, ILogger<Shutdown> logger) : IShutdown
{
    /// <inheritdoc/>
    public void RequestStop()
    {
        if (UnitOfWork.Current is { } unit)
        {
            unit.AfterReplies(Stop);
        }
        else
        {
            Stop();
        }
    }

    private void Stop()
    {
        Log.ShutdownRequested(logger);
        lifetime.StopApplication();
    }
}
