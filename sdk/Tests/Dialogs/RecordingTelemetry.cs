using Microsoft.Bot.Builder;

namespace TwilioBot.Sdk.Tests.Dialogs;

internal sealed class RecordingTelemetry : IBotTelemetryClient, IBotPageViewTelemetryClient
{
    public List<string> Events { get; } = [];

    public List<IDictionary<string, string>> Properties { get; } = [];

    public List<string> Pages { get; } = [];

    public List<string> Traces { get; } = [];

    public void Flush()
    {
    }

    public void TrackAvailability(string name, DateTimeOffset timeStamp, TimeSpan duration, string runLocation, bool success, string message = null, IDictionary<string, string> properties = null, IDictionary<string, double> metrics = null)
    {
    }

    public void TrackDependency(string dependencyTypeName, string target, string dependencyName, string data, DateTimeOffset startTime, TimeSpan duration, string resultCode, bool success)
    {
    }

    public void TrackEvent(string eventName, IDictionary<string, string> properties = null, IDictionary<string, double> metrics = null)
    {
        Events.Add(eventName);
        Properties.Add(properties);
    }

    public void TrackException(Exception exception, IDictionary<string, string> properties = null, IDictionary<string, double> metrics = null)
    {
    }

    public void TrackPageView(string dialogName, IDictionary<string, string> properties = null, IDictionary<string, double> metrics = null) => Pages.Add(dialogName);

    public void TrackTrace(string message, Severity severityLevel, IDictionary<string, string> properties) => Traces.Add($"{severityLevel}: {message}");
}
