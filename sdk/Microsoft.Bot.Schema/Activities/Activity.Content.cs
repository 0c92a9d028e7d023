using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <content>What an activity carries.</content>
public partial class Activity
{
    /// <summary>Whether there is anything to send: a text, a summary, an attachment or channel data.</summary>
    public bool HasContent()
        => !string.IsNullOrWhiteSpace(Text)
            || !string.IsNullOrWhiteSpace(Summary)
            || Attachments?.Count > 0
            || ChannelData != null;

    public Mention[] GetMentions()
        => Entities?
            .Where(entity => string.Equals(entity.Type, "mention", StringComparison.OrdinalIgnoreCase))
            .Select(entity => entity as Mention ?? entity.Properties.ToObject<Mention>())
            .ToArray() ?? [];

    /// <summary>The channel data as a typed object; the type's default when there is none.</summary>
    public TypeT GetChannelData<TypeT>() => ChannelData switch
    {
        null => default,
        TypeT typed => typed,
        var untyped => ((JObject)untyped).ToObject<TypeT>(),
    };

    public bool TryGetChannelData<TypeT>(out TypeT instance)
    {
        instance = default;
        if (ChannelData == null)
        {
            return false;
        }

        try
        {
            instance = GetChannelData<TypeT>();
            return true;
        }
        catch (Exception)
        {
            // Whatever keeps the data from being of that type, the answer is the same.
            return false;
        }
    }
}
