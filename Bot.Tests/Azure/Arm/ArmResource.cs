using Newtonsoft.Json.Linq;

namespace TwilioBot.Tests.Azure.Arm;

/// <summary>A resource of a template, as it is written and as it is once its expressions are evaluated.</summary>
internal sealed class ArmResource(JObject written, ArmScope scope)
{
    private JObject? _resolved;

    public JObject Written => written;

    public string Type => written.Value<string>("type") ?? "";

    public string ApiVersion => written.Value<string>("apiVersion") ?? "";

    /// <summary>Its values in Azure. A template inside it keeps its expressions: they mean something only in there.</summary>
    public JObject Resolved => _resolved ??= Resolve();

    public string Name => Resolved.Value<string>("name") ?? "";

    /// <summary>Whether its condition, if it has one, holds with these parameters.</summary>
    public bool IsDeployed => Resolved["condition"]?.Value<bool>() ?? true;

    public string Id => ArmFunctions.ResourceId(
        Resolved.Value<string>("scope") is { } parent ? ParentId(parent) : null, Type, Name);

    public ArmScope Scope => scope;

    private JObject Resolve()
    {
        var outside = (JObject)written.DeepClone();
        var inside = (outside["properties"] as JObject)?["template"];
        inside?.Parent!.Remove();
        var resolved = (JObject)scope.Resolve(outside);
        if (inside is not null)
        {
            resolved["properties"]!["template"] = inside;
        }
        return resolved;
    }

    // "Microsoft.KeyVault/vaults/name" as a scope means the vault of that name in the same group.
    private static string ParentId(string scope)
    {
        var parts = scope.Split('/');
        return ArmFunctions.ResourceId(null, $"{parts[0]}/{parts[1]}", parts[2]);
    }
}
