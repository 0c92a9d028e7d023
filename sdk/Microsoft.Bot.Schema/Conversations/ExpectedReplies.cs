using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>The replies to an activity that asked for them in the response.</summary>
public class ExpectedReplies
{
    public ExpectedReplies()
    {
    }

    public ExpectedReplies(IList<Activity> activities = default)
    {
        Activities = activities;
    }

    [JsonProperty(PropertyName = "activities")]
    public IList<Activity> Activities { get; set; }
}
