using System.Collections.Concurrent;

namespace TwilioBot.Delivery.State;

/// <summary>Names of collections, made from their elements' names: <c>list&lt;choice&gt;</c>, <c>text[]</c>, <c>map&lt;any&gt;</c>.</summary>
internal static class StateTypeName
{
    private const string Any = "any";
    private const string Json = "json";

    /// <summary>Longer names are refused unread; it also bounds how deep they nest.</summary>
    private const int MaxLength = 200;

    private static readonly (string Name, Type Generic)[] Collections =
    [
        ("list", typeof(List<>)),
        ("set", typeof(HashSet<>)),
        ("map", typeof(Dictionary<,>)),
        ("concurrent-map", typeof(ConcurrentDictionary<,>)),
    ];

    /// <summary>Dictionaries that do not mind case are told apart by value, not by type.</summary>
    public const string CaseBlind = "caseless-";

    public static bool IsReserved(string name) =>
        name is Any or Json || name.StartsWith(CaseBlind, StringComparison.Ordinal) || Collections.Any(c => c.Name == name) ||
        StateScalar.Of(name) != null;

    /// <summary>Null: the type, or one that it is made of, has no name.</summary>
    public static string? Of(Type type, StateTypeMap map)
    {
        var simple = type == typeof(object) ? Any : map.NameOf(type) ?? StateScalar.Of(type)?.Name;
        if (simple != null)
        {
            return simple;
        }

        if (type.IsSZArray)
        {
            return Of(type.GetElementType()!, map) is { } element ? element + "[]" : null;
        }

        if (!type.IsGenericType)
        {
            return null;
        }

        var arguments = type.GetGenericArguments();
        var name = Array.Find(Collections, c => c.Generic == type.GetGenericTypeDefinition()).Name;
        return name != null && (arguments.Length == 1 || arguments[0] == typeof(string)) && Of(arguments[^1], map) is { } item
            ? $"{name}<{item}>"
            : null;
    }

    /// <summary>Null: nothing has that name.</summary>
    public static Type? Resolve(string name, StateTypeMap map)
    {
        if (name.Length > MaxLength)
        {
            return null;
        }

        var simple = name == Any ? typeof(object) : map.TypeOf(name) ?? StateScalar.Of(name)?.Type;
        if (simple != null)
        {
            return simple;
        }

        if (name.EndsWith("[]", StringComparison.Ordinal))
        {
            return Resolve(name[..^2], map)?.MakeArrayType();
        }

        var open = name.IndexOf('<', StringComparison.Ordinal);
        if (open < 0 || !name.EndsWith('>'))
        {
            return null;
        }

        var generic = Array.Find(Collections, c => name.AsSpan(0, open).SequenceEqual(c.Name)).Generic;
        var item = generic == null ? null : Resolve(name[(open + 1)..^1], map);
        return item == null
            ? null
            : generic!.MakeGenericType(generic.GetGenericArguments().Length == 1 ? [item] : [typeof(string), item]);
    }
}
