using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace TwilioBot.Tests.Azure.Schemas;

/// <summary>
/// One schema that carries every definition it refers to, gathered from the published files, so that a validator needs
/// neither the network nor a resolver of its own.
/// </summary>
internal sealed class SchemaBundle
{
    private const string Here = "#/definitions/";
    private readonly JObject _definitions = [];
    private readonly SchemaFiles _files;
    private readonly Dictionary<string, JObject> _replaced;

    private SchemaBundle(SchemaFiles files, Dictionary<string, JObject> replaced) => (_files, _replaced) = (files, replaced);

    /// <summary>The schema at an address such as <c>…/2024-11-01/Microsoft.Web.json#/resourceDefinitions/sites</c>.</summary>
    /// <param name="files">The published files.</param>
    /// <param name="address">Where the schema is.</param>
    /// <param name="replaced">Schemas to put in the place of others, by address.</param>
    public static JObject At(SchemaFiles files, string address, Dictionary<string, JObject>? replaced = null)
    {
        var bundle = new SchemaBundle(files, replaced ?? []);
        var root = new JObject { ["$schema"] = "http://json-schema.org/draft-04/schema#", ["$ref"] = bundle.Add(address) };
        root["definitions"] = bundle._definitions;
        return root;
    }

    /// <summary>What a validator says of some JSON: where, and what kind of thing is wrong there.</summary>
    public static IReadOnlyList<string> Validate(JsonSchema schema, JToken json) =>
        [.. schema.Validate(json.DeepClone()).SelectMany(Deepest).Select(error => $"{error.Path?.TrimStart('#', '/')}: {error.Kind}").Distinct()];

    // Nearly every value may be an expression instead, so a mistake deep inside is "none of two" all the way up. The
    // alternative that goes wrong furthest in is the one that was meant.
    private static IEnumerable<ValidationError> Deepest(ValidationError error) => error is ChildSchemaValidationError { Errors.Count: > 0 } choice
        ? choice.Errors.Values.Where(errors => errors.Count > 0).Select(errors => errors.SelectMany(Deepest).ToList())
            .DefaultIfEmpty([error]).MaxBy(errors => errors.Max(one => one.Path?.Length ?? 0))!
        : [error];

    private string Add(string address)
    {
        var name = string.Concat(address.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        if (!_definitions.ContainsKey(name))
        {
            // Taken before it is filled: definitions refer to each other in circles.
            _definitions[name] = new JObject();
            var (file, schema) = _replaced.TryGetValue(address, out var other) ? (address, other) : _files.Find(address);
            _definitions[name] = Localize(WithoutDefinitions(schema), file);
        }
        return Here + name;
    }

    private JToken Localize(JToken schema, string file) => schema switch
    {
        JObject fields => new JObject(fields.Properties().Select(field => new JProperty(
            field.Name,
            field is { Name: "$ref", Value.Type: JTokenType.String } ? Add(Absolute((string)field.Value!, file)) : Localize(field.Value, file)))),
        JArray items => new JArray(items.Select(item => Localize(item, file))),
        _ => schema.DeepClone(),
    };

    // Of a whole file, what it says of itself only; what it defines is fetched by name.
    private static JObject WithoutDefinitions(JObject schema) => schema["$schema"] is null
        ? schema
        : new JObject(schema.Properties().Where(field => field.Name is not ("id" or "$schema" or "definitions" or "resourceDefinitions")));

    private static string Absolute(string reference, string file) => reference.StartsWith('#') ? file + reference : reference;
}
