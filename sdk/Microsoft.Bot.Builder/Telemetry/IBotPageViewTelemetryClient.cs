using System.Collections.Generic;

namespace Microsoft.Bot.Builder;

/// <summary>Reports dialogs as if they were pages.</summary>
public interface IBotPageViewTelemetryClient
{
    void TrackPageView(string dialogName, IDictionary<string, string> properties = null, IDictionary<string, double> metrics = null);
}
