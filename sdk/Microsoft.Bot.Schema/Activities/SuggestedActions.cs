using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>Buttons that are offered beside a message and vanish once one is used.</summary>
public class SuggestedActions
{
    public SuggestedActions()
    {
    }

    public SuggestedActions(IList<string> to = default, IList<CardAction> actions = default)
    {
        To = to;
        Actions = actions;
    }

    public SuggestedActions(IEnumerable<string> to, IEnumerable<CardAction> actions)
        : this(to.ToArray(), actions.ToArray())
    {
    }

    [JsonProperty(PropertyName = "to")]
    public IList<string> To { get; set; }

    [JsonProperty(PropertyName = "actions")]
    public IList<CardAction> Actions { get; set; }
}
