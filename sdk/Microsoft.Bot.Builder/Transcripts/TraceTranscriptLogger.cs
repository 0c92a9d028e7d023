using System.Diagnostics;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder;

/// <summary>Writes activities to the trace listeners: as JSON, or only who said what while debugging.</summary>
public class TraceTranscriptLogger : ITranscriptLogger
{
    private static readonly JsonSerializerSettings _json = new()
    {
        Formatting = Formatting.Indented,
        NullValueHandling = NullValueHandling.Ignore,
        MaxDepth = null,
    };

    private readonly bool _traceActivity;

    public TraceTranscriptLogger()
        : this(true)
    {
    }

    public TraceTranscriptLogger(bool traceActivity)
    {
        _traceActivity = traceActivity;
    }

    public Task LogActivityAsync(IActivity activity)
    {
        BotAssert.ActivityNotNull(activity);
        if (_traceActivity)
        {
            Trace.TraceInformation(JsonConvert.SerializeObject(activity, _json));
        }
        else if (Debugger.IsAttached && activity.Type == ActivityTypes.Message)
        {
            Trace.TraceInformation($"{activity.From?.Name ?? activity.From?.Id ?? activity.From?.Role} [{activity.Type}] {activity.AsMessageActivity()?.Text}");
        }
        else
        {
            Trace.TraceInformation($"{activity.From?.Name ?? activity.From?.Id ?? activity.From?.Role} [{activity.Type}]");
        }

        return Task.CompletedTask;
    }
}
