using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder.Dialogs.Memory;

/// <summary>The one function that paths know: list.first(), which also takes the first of a list in the list.</summary>
internal static class FirstOf
{
    private const string Function = ".first()";

    public static bool TryGet<T>(DialogStateManager memory, string path, out bool handled, out T value)
    {
        value = default;
        var at = path.LastIndexOf(Function, StringComparison.OrdinalIgnoreCase);
        handled = at >= 0;
        if (!handled || !ObjectPath.TryGetPathValue<JToken>(memory, path[..at], out var list) || First(list) is not { } first)
        {
            return false;
        }

        if (first is JArray inner)
        {
            if (First(inner) is not { } innermost)
            {
                return false;
            }

            first = innermost;
        }

        var rest = path[(at + Function.Length)..].TrimStart('.');
        return ObjectPath.TryGetPathValue(first, rest, out value);
    }

    private static JToken First(JToken list) => list is JArray { Count: > 0 } array ? array[0] : null;
}
