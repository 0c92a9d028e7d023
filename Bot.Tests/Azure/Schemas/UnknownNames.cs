using Newtonsoft.Json.Linq;

namespace TwilioBot.Tests.Azure.Schemas;

/// <summary>
/// Property names that a schema does not have. The published schemas allow any further property, so a misspelt
/// <c>httpsOny</c> is valid by them, and Azure drops it without a word.
/// </summary>
internal static class UnknownNames
{
    // What the language adds to every resource, whatever its type.
    private static readonly HashSet<string> OfEveryResource = ["type", "apiVersion", "name", "location", "tags", "condition", "dependsOn", "scope", "comments"];

    private static readonly string[] Alternatives = ["oneOf", "anyOf", "allOf"];

    public static IEnumerable<string> In(JObject resource, JObject bundle) =>
        In(resource, Shapes(bundle, bundle).ToList(), bundle, "").Where(path => !OfEveryResource.Contains(path)).Select(path => $"{path}: unknown name");

    private static IEnumerable<string> In(JToken value, List<JObject> shapes, JObject bundle, string path) => value switch
    {
        JObject fields => fields.Properties().SelectMany(field => InField(field, shapes, bundle, path)),
        JArray items => items.SelectMany((item, index) =>
            In(item, Inner(shapes, shape => shape["items"], bundle), bundle, $"{path}[{index}]")),
        _ => [],
    };

    private static IEnumerable<string> InField(JProperty field, List<JObject> shapes, JObject bundle, string path)
    {
        var full = path.Length == 0 ? field.Name : $"{path}.{field.Name}";
        var known = shapes.Where(shape => shape["properties"]?[field.Name] is not null).ToList();
        if (known.Count > 0)
        {
            return In(field.Value, Inner(known, shape => shape["properties"]![field.Name], bundle), bundle, full);
        }
        var open = shapes.Where(shape => shape["additionalProperties"] is JObject or JValue { Value: true } || Is(shape, "object") && shape["properties"] is null).ToList();
        return open.Count > 0 ? In(field.Value, Inner(open, shape => shape["additionalProperties"], bundle), bundle, full)
            : shapes.All(shape => shape["type"] is null && shape["properties"] is null) ? []
            : [full];
    }

    private static bool Is(JObject shape, string type) => (string?)shape["type"] == type;

    private static List<JObject> Inner(List<JObject> shapes, Func<JObject, JToken?> inner, JObject bundle) =>
        [.. shapes.Select(inner).OfType<JObject>().SelectMany(schema => Shapes(schema, bundle))];

    /// <summary>A schema with its references followed, and every alternative in it.</summary>
    private static IEnumerable<JObject> Shapes(JObject schema, JObject bundle)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            return Shapes((JObject)bundle["definitions"]![reference.Split('/')[^1]]!, bundle);
        }
        var alternatives = Alternatives
            .SelectMany(key => (JArray?)schema[key] ?? []).OfType<JObject>().SelectMany(one => Shapes(one, bundle)).ToList();
        return alternatives.Count > 0 && schema["properties"] is null ? alternatives : [schema, .. alternatives];
    }
}
