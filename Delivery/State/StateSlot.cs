using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Delivery.State;

/// <summary>
/// A place in the state that is declared as <paramref name="declared"/> and may hold something more particular: the only place where
/// types are written down and looked up.
/// </summary>
internal sealed class StateSlot(Type declared, StateTypeMap types) : JsonConverter
{
    public const string TypeKey = "$type";
    private const string ValueKey = "$value";

    public override bool CanConvert(Type objectType) => true;

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        var path = (StateSerializerPath)serializer.Context.Context!;
        path.Enter(writer);
        var token = Encode(value, serializer);
        path.Leave();

        // Put in the place of a null, what was built is used as it is; written, each level of the state would copy all below it.
        writer.WriteNull();
        ((JTokenWriter)writer).CurrentToken!.Replace(token);
    }

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        // All reading here happens on parsed JSON, so what stands here can be looked at before it is read.
        var token = ((JTokenReader)reader).CurrentToken!;
        reader.Skip();
        return Decode(token, serializer);
    }

    public JToken Encode(object? value, JsonSerializer serializer)
    {
        if (value == null)
        {
            return JValue.CreateNull();
        }

        var type = value.GetType();
        if (value is JToken json)
        {
            return Tag(StateJson.Name, StateJson.Encode(json, depth: 0));
        }

        if (StateScalar.Of(type) is { } scalar)
        {
            return value is string or bool or int || (value is double number && double.IsFinite(number))
                ? new JValue(value)
                : Tag(scalar.Name, scalar.Write(value));
        }

        // Its name is looked up even where it is not written: what may stand in state is decided in one place.
        var plain = type == declared || (declared == typeof(object) && (IsBag(value) || type == typeof(List<object>)));
        var name = plain && declared != typeof(object) ? string.Empty : NameOf(value, type, serializer);
        if (type.IsEnum)
        {
            return Tag(name, ((Enum)value).ToString("G"));
        }

        var content = IsBag(value) ? Bag((Dictionary<string, object?>)value, serializer) : Plain(value, serializer);
        return plain && !(content is JObject fields && fields.ContainsKey(TypeKey))
            ? content
            : Tag(name.Length > 0 ? name : NameOf(value, type, serializer), content);
    }

    public object? Decode(JToken token, JsonSerializer serializer)
    {
        if (Untag(token) is not var (name, value))
        {
            return declared == typeof(object) ? DecodePlain(token, serializer) : Content(token, declared, serializer);
        }

        if (name == StateJson.Name)
        {
            return Fitting(StateJson.Decode(value));
        }

        if (StateScalar.Of(name) is { } scalar)
        {
            return Fitting(scalar.Read(Text(name, value)));
        }

        var blind = name.StartsWith(StateTypeName.CaseBlind, StringComparison.Ordinal);
        var type = StateTypeName.Resolve(blind ? name[StateTypeName.CaseBlind.Length..] : name, types) ?? throw Unknown(name);
        if (type.IsEnum)
        {
            return Fitting(Enum.Parse(type, Text(name, value)));
        }

        var result = Content(value, type, serializer);
        return Fitting(blind ? StateBags.IgnoringCase(result) ?? throw Unknown(name) : result);
    }

    public static JObject Tag(string name, JToken value) => new(new JProperty(TypeKey, name), new JProperty(ValueKey, value));

    /// <summary>Null: the token carries no type of its own.</summary>
    public static (string Name, JToken Value)? Untag(JToken token)
    {
        if (token is not JObject json || !json.TryGetValue(TypeKey, StringComparison.Ordinal, out var name))
        {
            return null;
        }

        return json.Count == 2 && name.Type == JTokenType.String && json[ValueKey] is { } value
            ? ((string)name!, value)
            : throw new StateSerializerException("The stored state has a \"$type\" that this program did not write.");
    }

    public static StateSerializerException Unknown(string name) => new(
        $"The stored state names the type '{Shown(name)}', which is not registered. " +
        $"If it is one of yours, register it under that name at start: map.Add<YourType>(\"{Shown(name)}\").");

    private static string Shown(string name) => name.Length <= 80 ? name : name[..80] + "…";

    private static bool IsBag(object value) => value.GetType() == typeof(Dictionary<string, object>) && !StateBags.IgnoresCase(value);

    private string NameOf(object value, Type type, JsonSerializer serializer)
    {
        var name = (type == typeof(object) ? null : StateTypeName.Of(type, types)) ?? throw Unmapped(type, serializer);
        return StateBags.IgnoresCase(value) ? StateTypeName.CaseBlind + name : name;
    }

    // A turn's state is bags within bags, mostly: what they hold is looked at directly, without a reader or writer for each level.
    private JObject Bag(Dictionary<string, object?> bag, JsonSerializer serializer)
    {
        var anything = declared == typeof(object) ? this : new StateSlot(typeof(object), types);
        var path = (StateSerializerPath)serializer.Context.Context!;
        var json = new JObject();
        foreach (var (key, value) in bag)
        {
            path.Enter(key);
            json.Add(key, anything.Encode(value, serializer));
            path.Leave();
        }
        return json;
    }

    private Dictionary<string, object?> Bag(JObject json, JsonSerializer serializer)
    {
        var anything = declared == typeof(object) ? this : new StateSlot(typeof(object), types);
        var bag = new Dictionary<string, object?>(json.Count);
        foreach (var property in json.Properties())
        {
            bag.Add(property.Name, anything.Decode(property.Value, serializer));
        }
        return bag;
    }

    private static JToken Plain(object value, JsonSerializer serializer)
    {
        using var writer = new StateTokenWriter();
        serializer.Serialize(writer, value);
        return writer.Token!;
    }

    private object? DecodePlain(JToken token, JsonSerializer serializer) => token switch
    {
        JObject bag => Bag(bag, serializer),
        JArray => Content(token, typeof(List<object>), serializer),
        JValue { Value: long number } => number is >= int.MinValue and <= int.MaxValue ? (object)(int)number : number,
        JValue { Value: null or string or bool or double } value => value.Value,
        _ => throw new StateSerializerException($"The stored state has a {token.Type} that this program did not write."),
    };

    private static object? Content(JToken token, Type type, JsonSerializer serializer)
    {
        using var reader = new JTokenReader(token) { MaxDepth = StateSerializer.MaxDepth };
        return serializer.Deserialize(reader, type);
    }

    private static string Text(string name, JToken value) => value.Type == JTokenType.String
        ? (string)value!
        : throw new StateSerializerException($"The stored state has a '{name}' that is not text.");

    [return: NotNullIfNotNull(nameof(value))]
    private object? Fitting(object? value) => value == null || declared.IsInstanceOfType(value)
        ? value
        : throw new StateSerializerException($"The stored state has a {value.GetType().Name} where a {declared.Name} belongs.");

    private static StateSerializerException Unmapped(Type type, JsonSerializer serializer)
    {
        var path = serializer.Context.Context!.ToString();
        var place = string.IsNullOrEmpty(path) ? string.Empty : $" at '{path}'";
        return new($"The state holds a {type}{place}, and that type has no short name to be stored under. " +
            $"Register it at start: map.Add<{type.Name}>(\"a-name-of-your-choice\").");
    }
}
