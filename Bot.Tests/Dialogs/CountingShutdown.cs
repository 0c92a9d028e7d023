using TwilioBot.Dialogs;

namespace TwilioBot.Tests.Dialogs;

/// <summary>Counts how often a stop was asked for.</summary>
internal sealed class CountingShutdown : IShutdown
{
    public int Stops { get; private set; }

    public void RequestStop() => Stops++;
}
