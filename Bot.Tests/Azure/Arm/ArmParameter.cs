using Newtonsoft.Json.Linq;

namespace TwilioBot.Tests.Azure.Arm;

/// <summary>What a declaration allows of a parameter's value.</summary>
internal static class ArmParameter
{
    /// <summary>What is wrong with a value; null when nothing is.</summary>
    public static string? Wrong(JObject declaration, JToken value)
    {
        var type = declaration.Value<string>("type")!;
        var fits = type.ToUpperInvariant() switch
        {
            "STRING" or "SECURESTRING" => value.Type == JTokenType.String,
            "INT" => value.Type == JTokenType.Integer,
            "BOOL" => value.Type == JTokenType.Boolean,
            _ => false,
        };
        if (!fits)
        {
            return $"is {value.Type}, not {type}";
        }
        if (declaration["allowedValues"] is JArray allowed && !allowed.Any(one => JToken.DeepEquals(one, value)))
        {
            return $"is {value}, which is not allowed";
        }
        var (size, least, most) = value.Type == JTokenType.String
            ? (value.Value<string>()!.Length, declaration["minLength"], declaration["maxLength"])
            : (value.Type == JTokenType.Integer ? value.Value<long>() : 0, declaration["minValue"], declaration["maxValue"]);
        return size < (long?)least || size > (long?)most ? $"is out of its limits with {size}" : null;
    }
}
