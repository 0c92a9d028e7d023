using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace TwilioBot.Delivery.State;

/// <summary>
/// A place in the state that is declared as <paramref name="declared"/> and may hold something more particular: the only place where
/// types are written down and looked up.
/// </summary>
internal sealed class StateSlot(Type declared, StateTypeMap types) : JsonConverter
{
    public const string TypeKey = "$type";
    public const string ValueKey = "$value";

    private readonly bool _takesAnything = declared == typeof(object);

    public override bool CanConvert(Type objectType) => true;

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        if (value is null)
        {
            writer.WriteNull();
        }
        else if (value is JToken json)
        {
            WriteTagged(writer, StateJson.Name, () => StateJson.Encode(json, depth: 0).WriteTo(writer));
        }
        else if (value is string or bool or int || (value is double number && double.IsFinite(number)))
        {
            writer.WriteValue(value);
        }
        else if (StateScalar.Of(value.GetType()) is { } scalar)
        {
            WriteTagged(writer, scalar.Name, () => writer.WriteValue(scalar.Write(value)));
        }
        else if (value.GetType().IsEnum)
        {
            WriteTagged(writer, NameOf(value, writer), () => writer.WriteValue(((Enum)value).ToString("G")));
        }
        else if (SpeaksForItself(value, serializer))
        {
            WriteContent(writer, value, serializer);
        }
        else
        {
            WriteTagged(writer, NameOf(value, writer), () => WriteContent(writer, value, serializer));
        }
    }

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (_takesAnything)
        {
            return ReadAnything(reader, serializer);
        }
        if (reader.TokenType != JsonToken.StartObject)
        {
            return serializer.Deserialize(reader, declared);
        }
        Advance(reader);
        if (IsTypeKey(reader))
        {
            return Fitting(ReadTagged(reader, serializer));
        }
        using var whole = new StateReaderAhead(reader);
        return serializer.Deserialize(whole, declared);
    }

    public static StateSerializerException Unknown(string name) => new(
        $"The stored state names the type '{Shown(name)}', which is not registered. " +
        $"If it is one of yours, register it under that name at start: map.Add<YourType>(\"{Shown(name)}\").");

    private static string Shown(string name) => name.Length <= 80 ? name : name[..80] + "…";

    private static bool IsBag(object value) => value.GetType() == typeof(Dictionary<string, object>) && !StateBags.IgnoresCase(value);

    private static void WriteTagged(JsonWriter writer, string name, Action content)
    {
        writer.WriteStartObject();
        writer.WritePropertyName(TypeKey);
        writer.WriteValue(name);
        writer.WritePropertyName(ValueKey);
        content();
        writer.WriteEndObject();
    }

    // A turn's state is bags within bags, mostly: what they hold is written directly.
    private void WriteContent(JsonWriter writer, object value, JsonSerializer serializer)
    {
        if (!IsBag(value))
        {
            serializer.Serialize(writer, value);
            return;
        }
        var anything = Anything;
        writer.WriteStartObject();
        foreach (var (key, item) in (Dictionary<string, object?>)value)
        {
            writer.WritePropertyName(key);
            anything.WriteJson(writer, item, serializer);
        }
        writer.WriteEndObject();
    }

    // Whether its type can be told from the place it stands in, and nothing in it looks as if it said its type.
    private bool SpeaksForItself(object value, JsonSerializer serializer) => _takesAnything
        ? (IsBag(value) && !((Dictionary<string, object?>)value).ContainsKey(TypeKey)) || value.GetType() == typeof(List<object>)
        : value.GetType() == declared && !HasTypeMember(value, serializer.ContractResolver.ResolveContract(declared));

    private static bool HasTypeMember(object value, JsonContract contract) => contract is JsonObjectContract members
        && (members.Properties.Contains(TypeKey) || members.ExtensionDataGetter?.Invoke(value)?.Any(member => TypeKey.Equals(member.Key)) == true);

    private StateSlot Anything => _takesAnything ? this : new StateSlot(typeof(object), types);

    private string NameOf(object value, JsonWriter writer)
    {
        var type = value.GetType();
        var name = (type == typeof(object) ? null : StateTypeName.Of(type, types)) ?? throw Unmapped(type, writer);
        return StateBags.IgnoresCase(value) ? StateTypeName.CaseBlind + name : name;
    }

    private object? ReadAnything(JsonReader reader, JsonSerializer serializer)
    {
        switch (reader.TokenType)
        {
            case JsonToken.StartObject:
                Advance(reader);
                return IsTypeKey(reader) ? ReadTagged(reader, serializer) : ReadBag(reader, serializer);
            case JsonToken.StartArray:
                return serializer.Deserialize<List<object>>(reader);
            case JsonToken.Integer when reader.Value is long number:
                return number is >= int.MinValue and <= int.MaxValue ? (object)(int)number : number;
            case JsonToken.Integer when reader.Value is int:
            case JsonToken.String:
            case JsonToken.Boolean:
            case JsonToken.Float when reader.Value is double:
            case JsonToken.Null:
                return reader.Value;
            default:
                throw NotOurs($"a {reader.TokenType}");
        }
    }

    private Dictionary<string, object?> ReadBag(JsonReader reader, JsonSerializer serializer)
    {
        var anything = Anything;
        var bag = new Dictionary<string, object?>();
        while (reader.TokenType == JsonToken.PropertyName)
        {
            var key = IsTypeKey(reader) ? throw NotOurs("a \"$type\"") : (string)reader.Value!;
            Advance(reader);
            bag.Add(key, anything.ReadAnything(reader, serializer));
            Advance(reader);
        }
        return bag;
    }

    private object? ReadTagged(JsonReader reader, JsonSerializer serializer)
    {
        Advance(reader);
        var name = reader.TokenType == JsonToken.String ? (string)reader.Value! : throw NotOurs("a \"$type\"");
        Advance(reader);
        if (reader.TokenType != JsonToken.PropertyName || (string)reader.Value! != ValueKey)
        {
            throw NotOurs("a \"$type\"");
        }
        Advance(reader);
        var value = ReadAs(name, reader, serializer);
        Advance(reader);
        return reader.TokenType == JsonToken.EndObject ? value : throw NotOurs("a \"$type\"");
    }

    private object? ReadAs(string name, JsonReader reader, JsonSerializer serializer)
    {
        if (name == StateJson.Name)
        {
            return StateJson.Decode(JToken.ReadFrom(reader, StateJson.NoDoubles));
        }
        if (StateScalar.Of(name) is { } scalar)
        {
            return scalar.Read(Text(name, reader));
        }
        var blind = name.StartsWith(StateTypeName.CaseBlind, StringComparison.Ordinal);
        var type = StateTypeName.Resolve(blind ? name[StateTypeName.CaseBlind.Length..] : name, types) ?? throw Unknown(name);
        if (type.IsEnum)
        {
            return Enum.Parse(type, Text(name, reader));
        }
        var value = serializer.Deserialize(reader, type);
        return blind ? StateBags.IgnoringCase(value) ?? throw Unknown(name) : value;
    }

    private static bool IsTypeKey(JsonReader reader) => reader.TokenType == JsonToken.PropertyName && (string)reader.Value! == TypeKey;

    private static void Advance(JsonReader reader)
    {
        if (!reader.Read())
        {
            throw new JsonReaderException("the JSON ends too early.");
        }
    }

    private static string Text(string name, JsonReader reader) => reader.TokenType == JsonToken.String
        ? (string)reader.Value!
        : throw new StateSerializerException($"The stored state has a '{name}' that is not text.");

    private static StateSerializerException NotOurs(string what) => new($"The stored state has {what} that this program did not write.");

    [return: NotNullIfNotNull(nameof(value))]
    private object? Fitting(object? value) => value == null || declared.IsInstanceOfType(value)
        ? value
        : throw new StateSerializerException($"The stored state has a {value.GetType().Name} where a {declared.Name} belongs.");

    private static StateSerializerException Unmapped(Type type, JsonWriter writer)
    {
        var path = StateTextWriter.PlaceOf(writer);
        var place = path.Length == 0 ? "" : $" at '{path}'";
        return new($"The state holds a {type}{place}, and that type has no short name to be stored under. " +
            $"Register it at start: map.Add<{type.Name}>(\"a-name-of-your-choice\").");
    }
}
