using Microsoft.Extensions.Logging;

namespace TwilioBot.Simulator.State;

/// <summary>Keeps alerts as Twilio's console does, and repeats them in the log.</summary>
internal sealed partial class Debugger(SimulatorState state, TimeProvider time, ILogger logger)
{
    public void Raise(int code, string text, string messageSid)
    {
        state.Add(new SimulatorAlert(time.GetUtcNow(), code, text, messageSid));
        LogAlert(logger, code, messageSid, text);
    }

    [LoggerMessage(1, LogLevel.Warning, "Simulated Twilio, error {Code} with {MessageSid}: {Text}")]
    private static partial void LogAlert(ILogger logger, int code, string messageSid, string text);
}
