using System.Collections.Concurrent;
using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace TwilioBot.Tests.Azure.Schemas;

/// <summary>The schemas of every resource type among the fixtures, and of templates as a whole.</summary>
internal static class SchemaCatalog
{
    private const string Root = "https://schema.management.azure.com/schemas/";
    private const string TemplateAddress = Root + "2019-04-01/deploymentTemplate.json";
    private const string TypesAddress = TemplateAddress + "#/definitions/resource";

    private static readonly SchemaFiles Files = new();
    private static readonly Dictionary<(string Type, string ApiVersion), string> Addresses = Index();
    private static readonly ConcurrentDictionary<string, Lazy<ResourceSchema>> Schemas = new();
    private static readonly ConcurrentDictionary<string, Lazy<JsonSchema>> WholeSchemas = new();

    /// <summary>The schema of a type in a version; null when none is published.</summary>
    public static ResourceSchema? Find(string type, string apiVersion) => Addresses.TryGetValue((type, apiVersion), out var address)
        ? Schemas.GetOrAdd(address, _ => new Lazy<ResourceSchema>(() => new ResourceSchema(Files, address))).Value
        : null;

    /// <summary>
    /// What is wrong with a template by the schema of templates, where the thousands of resource types it lists are
    /// cut down to those that the template uses.
    /// </summary>
    public static IReadOnlyList<string> CheckWhole(JObject template, IEnumerable<(string Type, string ApiVersion)> types)
    {
        var used = types.Select(type => Addresses[type]).Distinct().Order(StringComparer.Ordinal).ToList();
        var schema = WholeSchemas.GetOrAdd(string.Join(' ', used), _ => new Lazy<JsonSchema>(() => Whole(used)));
        return SchemaBundle.Validate(schema.Value, template);
    }

    private static JsonSchema Whole(IEnumerable<string> used)
    {
        var resource = new JObject
        {
            ["allOf"] = new JArray(
                new JObject { ["$ref"] = TemplateAddress + "#/definitions/resourceBase" },
                new JObject { ["oneOf"] = new JArray(used.Select(address => new JObject { ["$ref"] = address })) }),
        };
        var bundle = SchemaBundle.At(Files, TemplateAddress, new() { [TypesAddress] = resource });
        return JsonSchema.FromJsonAsync(bundle.ToString()).GetAwaiter().GetResult();
    }

    private static Dictionary<(string, string), string> Index() => Files.All
        .SelectMany(file => ((JObject?)file.Schema["resourceDefinitions"] ?? []).Properties()
            .Select(definition => (file.Address, Definition: definition, Properties: definition.Value["properties"])))
        .Where(one => one.Properties?["type"]?["enum"] is not null)
        .ToDictionary(
            one => ((string)one.Properties!["type"]!["enum"]![0]!, (string)one.Properties["apiVersion"]!["enum"]![0]!),
            one => $"{one.Address}#/resourceDefinitions/{one.Definition.Name}");
}
