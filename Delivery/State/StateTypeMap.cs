using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace TwilioBot.Delivery.State;

/// <summary>
/// The types that stored state may name, each under a short name of its own. The list is closed, so text in the database can never
/// choose what is constructed, and renaming a class does not orphan what is stored.
/// </summary>
/// <remarks>
/// Only types that stand where an <see cref="object"/>, an interface or a base class is declared need a name. Arrays, lists, sets and
/// dictionaries keyed by text get theirs from their elements.
/// </remarks>
public sealed partial class StateTypeMap
{
    private readonly ConcurrentDictionary<Type, string> _names = new();
    private readonly ConcurrentDictionary<string, Type> _types = new(StringComparer.Ordinal);

    /// <summary>A map that knows the Bot Framework's own types, and ours.</summary>
    public StateTypeMap()
    {
        AddSchemaTypes();
        AddDialogTypes();
        Add<Adapters.TwilioTemplate>("twilio.template");
    }

    /// <summary>Lets state hold a <typeparamref name="T"/>.</summary>
    /// <param name="name">
    /// Starts with a letter; letters, digits, dot, hyphen, underscore; at most 60. It is stored, so it must never change its meaning.
    /// </param>
    /// <exception cref="ArgumentException">The name is malformed, or name or type is taken already.</exception>
    public StateTypeMap Add<T>(string name) => Add(typeof(T), name);

    /// <inheritdoc cref="Add{T}"/>
    public StateTypeMap Add(Type type, string name)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(name);
        if (!WellFormed().IsMatch(name) || StateTypeName.IsReserved(name))
        {
            throw new ArgumentException($"'{name}' cannot be a state type's name: it is malformed or reserved.", nameof(name));
        }

        if (type.IsAbstract || type.ContainsGenericParameters || type == typeof(object) || StateScalar.Of(type) != null)
        {
            throw new ArgumentException($"{type} cannot be registered: it is abstract, open or known already.", nameof(type));
        }

        lock (_names)
        {
            var (taken, meaning) = (NameOf(type), TypeOf(name));
            if ((taken ?? name) != name || (meaning ?? type) != type)
            {
                throw new ArgumentException(
                    $"{type} cannot be '{name}': it is '{taken ?? "nothing"}' so far, and that name means {meaning?.ToString() ?? "nothing"}.",
                    nameof(name));
            }

            _names[type] = name;
            _types[name] = type;
        }

        return this;
    }

    internal string? NameOf(Type type) => _names.GetValueOrDefault(type);

    internal Type? TypeOf(string name) => _types.GetValueOrDefault(name);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9._-]{0,59}$")]
    private static partial Regex WellFormed();
}
