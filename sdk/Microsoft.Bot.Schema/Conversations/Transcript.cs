using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>Activities of a conversation, to be uploaded as its history.</summary>
public class Transcript
{
    public Transcript()
    {
    }

    public Transcript(IList<Activity> activities = default)
    {
        Activities = activities;
    }

    [JsonProperty(PropertyName = "activities")]
    public IList<Activity> Activities { get; set; }
}
