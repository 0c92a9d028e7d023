using System.Collections;
using System.Collections.Concurrent;

namespace TwilioBot.Delivery.State;

/// <summary>Dictionaries whose keys do not mind case stay so.</summary>
internal static class StateBags
{
    public static bool IgnoresCase(object value) => ComparerOf(value) is { } comparer && comparer.Equals("a", "A");

    /// <summary>The same dictionary with other rules; null for anything else.</summary>
    public static object? IgnoringCase(object? value)
    {
        var type = value is IDictionary ? value.GetType() : null;
        var kind = type is { IsGenericType: true } ? type.GetGenericTypeDefinition() : null;
        return kind == typeof(Dictionary<,>) || kind == typeof(ConcurrentDictionary<,>)
            ? Activator.CreateInstance(type!, value, StringComparer.OrdinalIgnoreCase)
            : null;
    }

    private static IEqualityComparer<string>? ComparerOf(object value) => value switch
    {
        Dictionary<string, object> bag => bag.Comparer,
        IDictionary when value.GetType() is { IsGenericType: true } type && type.GetGenericArguments()[0] == typeof(string) =>
            type.GetProperty("Comparer")?.GetValue(value) as IEqualityComparer<string>,
        _ => null,
    };
}
