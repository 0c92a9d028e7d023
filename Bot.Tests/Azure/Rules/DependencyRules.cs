using Newtonsoft.Json.Linq;
using TwilioBot.Tests.Azure.Arm;

namespace TwilioBot.Tests.Azure.Rules;

/// <summary>
/// Dependencies are written with <c>resourceId</c>, name resources of this template, go in no circle, and cover every
/// resource that another one names: Azure makes what is not held back all at once.
/// </summary>
internal static class DependencyRules
{
    private static readonly string[] Functions = ["resourceId", "extensionResourceId"];
    private static readonly string[] Sections = ["properties", "identity"];

    public static IEnumerable<string> Check(ArmTemplate template) => template.WithInner.SelectMany(CheckOne);

    private static IEnumerable<string> CheckOne(ArmTemplate template)
    {
        var byId = template.Resources.ToDictionary(resource => resource.Id, StringComparer.OrdinalIgnoreCase);
        foreach (var resource in template.Resources)
        {
            foreach (var dependency in ((JArray?)resource.Written["dependsOn"] ?? []).Select(dependency => (string)dependency!))
            {
                var written = ArmExpression.IsExpression(dependency) ? ArmExpression.Parse(dependency) : null;
                if (written is not ArmExpression.Call call || !Functions.Contains(call.Name))
                {
                    yield return $"{resource.Type} depends on {dependency}, which is not written with resourceId";
                }
                else if (!byId.ContainsKey((string)template.Scope.Evaluate(written)!))
                {
                    yield return $"{resource.Type} depends on {dependency}, which is not in the template";
                }
            }
            var waitsFor = Reach(resource, byId);
            if (waitsFor.Contains(resource.Id))
            {
                yield return $"{resource.Type} depends on itself";
            }
            foreach (var named in Named(resource, byId).Where(id => !waitsFor.Contains(id) && id != resource.Id))
            {
                yield return $"{resource.Type} {resource.Name} names {named} and does not wait for it";
            }
        }
    }

    private static HashSet<string> Reach(ArmResource resource, Dictionary<string, ArmResource> byId)
    {
        var reached = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var next = new Queue<ArmResource>([resource]);
        while (next.TryDequeue(out var one))
        {
            foreach (var id in ((JArray?)one.Resolved["dependsOn"] ?? []).Select(id => (string)id!))
            {
                if (byId.TryGetValue(id, out var dependency) && reached.Add(id))
                {
                    next.Enqueue(dependency);
                }
            }
        }
        return reached;
    }

    // The resource it is a part of, and those whose ids stand in its properties or identity, or are asked for their properties.
    private static IEnumerable<string> Named(ArmResource resource, Dictionary<string, ArmResource> byId)
    {
        var texts = Sections
            .Select(section => resource.Resolved[section]).OfType<JToken>()
            .SelectMany(section => ((JContainer)section).DescendantsAndSelf())
            .Select(token => token is JProperty field ? field.Name : token.Type == JTokenType.String ? (string)token! : "");
        var asked = ArmTemplate.ExpressionsIn(resource.Written).OfType<ArmExpression.Call>()
            .Where(call => call.Name == "reference")
            .Select(call => (string)resource.Scope.Evaluate(call.Arguments[0])!);
        var parent = resource.Type.Count(letter => letter == '/') > 1 ? [Parent(resource)] : Array.Empty<string>();
        return texts.Concat(asked).Concat(parent).Where(byId.ContainsKey).Distinct();
    }

    private static string Parent(ArmResource resource) => ArmFunctions.ResourceId(
        null, resource.Type[..resource.Type.LastIndexOf('/')], resource.Name[..resource.Name.LastIndexOf('/')]);
}
