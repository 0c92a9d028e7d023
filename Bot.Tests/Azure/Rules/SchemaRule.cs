using Newtonsoft.Json.Linq;
using TwilioBot.Tests.Azure.Arm;
using TwilioBot.Tests.Azure.Schemas;

namespace TwilioBot.Tests.Azure.Rules;

/// <summary>Every resource, as written and as evaluated, is valid by the schema of its type and version; so is the whole.</summary>
internal static class SchemaRule
{
    public static IEnumerable<string> Check(ArmTemplate template) => template.AllResources.SelectMany(Check)
        .Concat(template.WithInner.Where(one => one.Resources.All(resource => SchemaCatalog.Find(resource.Type, resource.ApiVersion) is not null))
            .SelectMany(CheckWhole));

    private static IReadOnlyList<string> CheckWhole(ArmTemplate template)
    {
        var written = (JObject)template.Written.DeepClone();
        written["resources"] = new JArray(template.Resources.Select(resource => Written(resource, SchemaCatalog.Find(resource.Type, resource.ApiVersion)!)));
        return SchemaCatalog.CheckWhole(written, template.Resources.Select(resource => (resource.Type, resource.ApiVersion)));
    }

    private static JObject Written(ArmResource resource, ResourceSchema schema)
    {
        var written = (JObject)resource.Written.DeepClone();
        if (schema.IsChosenByName && written.ContainsKey("name"))
        {
            written["name"] = resource.Name;
        }
        return written;
    }

    private static IEnumerable<string> Check(ArmResource resource)
    {
        var schema = SchemaCatalog.Find(resource.Type, resource.ApiVersion);
        return schema is null
            ? [$"{resource.Type} has no version {resource.ApiVersion} among the schemas"]
            : schema.Check(Written(resource, schema)).Concat(CheckResolved(schema, resource.Resolved)).Select(problem => $"{resource.Type} {problem}");
    }

    // What the published patterns say of the name of a part is meant for its last segment, in some for the whole.
    private static IReadOnlyList<string> CheckResolved(ResourceSchema schema, JObject resource)
    {
        var problems = schema.Check(resource);
        if ((string?)resource["name"] is { } name && name.Contains('/', StringComparison.Ordinal))
        {
            var part = (JObject)resource.DeepClone();
            part["name"] = name.Split('/')[^1];
            var others = schema.Check(part);
            return others.Count < problems.Count ? others : problems;
        }
        return problems;
    }
}
