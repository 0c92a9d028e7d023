using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>A participant who is named in a text.</summary>
public class Mention : Entity
{
    private const string DefaultType = "mention";

    public Mention()
    {
        Type = DefaultType;
    }

    public Mention(ChannelAccount mentioned = default, string text = default, string type = default)
    {
        Mentioned = mentioned;
        Text = text;
        Type = DefaultType; // whatever type is asked for
    }

    [JsonProperty(PropertyName = "mentioned")]
    public ChannelAccount Mentioned { get; set; }

    [JsonProperty(PropertyName = "text")]
    public string Text { get; set; }
}
