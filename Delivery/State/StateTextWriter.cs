using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json;

namespace TwilioBot.Delivery.State;

/// <summary>Refuses to write what <see cref="StateSerializer.Read"/> would refuse to read back, before an endless chain exhausts the stack.</summary>
internal sealed partial class StateTextWriter(StringWriter text) : JsonTextWriter(text)
{
    /// <summary>State nests too deep.</summary>
    public static StateSerializerException TooDeep() =>
        new($"The state nests deeper than {StateSerializer.MaxDepth} levels. Keep less in it, or keep it flatter.");

    /// <summary>Where in the state a writer is, for error messages: <c>profile[].content</c>.</summary>
    public static string PlaceOf(JsonWriter writer)
    {
        // What is about to be written has no number yet.
        var path = writer.WriteState == WriteState.Array ? writer.Path + "[]" : writer.Path;
        return Ours().Replace(Numbers().Replace(path, "[]"), "").Replace("[][]", "[]", StringComparison.Ordinal).TrimStart('.');
    }

    public override void WriteStartObject()
    {
        CheckDepth();
        base.WriteStartObject();
    }

    public override void WriteStartArray()
    {
        CheckDepth();
        base.WriteStartArray();
    }

    private void CheckDepth()
    {
        if (Top >= StateSerializer.MaxDepth)
        {
            throw TooDeep();
        }
    }

    [GeneratedRegex(@"\[[0-9]+\]")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(^|\.)\$value(?=$|[.\[])")]
    private static partial Regex Ours();
}
