using Newtonsoft.Json.Linq;

namespace TwilioBot.Delivery.State;

/// <summary>Refuses to write what <see cref="StateSerializer.Read"/> would refuse to read back.</summary>
internal static class StateSerializerDepth
{
    public static void Check(JToken json, int depth = 0)
    {
        if (depth > StateSerializer.MaxDepth)
        {
            throw TooDeep();
        }

        foreach (var child in json.Children())
        {
            Check(child is JProperty property ? property.Value : child, depth + 1);
        }
    }

    public static StateSerializerException TooDeep() =>
        new($"The state nests deeper than {StateSerializer.MaxDepth} levels. Keep less in it, or keep it flatter.");
}
