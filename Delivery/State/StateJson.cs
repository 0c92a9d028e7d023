using Newtonsoft.Json.Linq;

namespace TwilioBot.Delivery.State;

/// <summary>JSON that a bot keeps as JSON (<see cref="JObject"/> and kin): all of it is data, "$type" included.</summary>
internal static class StateJson
{
    public const string Name = "json";

    /// <summary>A name that stands twice in an object means two things.</summary>
    public static readonly JsonLoadSettings NoDoubles = new() { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error };

    public static JToken Encode(JToken token, int depth) => token switch
    {
        _ when depth > StateSerializer.MaxDepth => throw StateTextWriter.TooDeep(),
        JObject json when json.ContainsKey(StateSlot.TypeKey) => Tag(Name, EncodeFields(json, depth)),
        JObject json => EncodeFields(json, depth),
        JArray json => new JArray(json.Select(item => Encode(item, depth + 1))),
        JValue { Value: null or string or bool or long or double } json => json.DeepClone(),
        JValue { Value: int or short or byte } json => json.DeepClone(),
        JValue { Value: { } value } when StateScalar.Of(value.GetType()) is { } scalar => Tag(scalar.Name, scalar.Write(value)),
        _ => throw new StateSerializerException($"The state holds JSON of the kind {token.Type}, which cannot be kept."),
    };

    public static JToken Decode(JToken token)
    {
        if (Untag(token) is not var (name, value))
        {
            return token switch
            {
                JObject json => DecodeFields(json),
                JArray json => new JArray(json.Select(Decode)),
                _ => token.DeepClone(),
            };
        }

        if (name == Name && value is JObject fields)
        {
            return DecodeFields(fields);
        }

        return StateScalar.Of(name) is { } scalar && value.Type == JTokenType.String
            ? new JValue(scalar.Read((string)value!))
            : throw StateSlot.Unknown(name);
    }

    private static JObject EncodeFields(JObject json, int depth) =>
        new(json.Properties().Select(field => new JProperty(field.Name, Encode(field.Value, depth + 1))));

    private static JObject DecodeFields(JObject json) =>
        new(json.Properties().Select(field => new JProperty(field.Name, Decode(field.Value))));

    private static JObject Tag(string name, JToken value) => new(new JProperty(StateSlot.TypeKey, name), new JProperty(StateSlot.ValueKey, value));

    // Null: the token carries no type of its own.
    private static (string Name, JToken Value)? Untag(JToken token)
    {
        if (token is not JObject json || !json.TryGetValue(StateSlot.TypeKey, StringComparison.Ordinal, out var name))
        {
            return null;
        }

        return json.Count == 2 && name.Type == JTokenType.String && json[StateSlot.ValueKey] is { } value
            ? ((string)name!, value)
            : throw new StateSerializerException("The stored state has a \"$type\" that this program did not write.");
    }
}
