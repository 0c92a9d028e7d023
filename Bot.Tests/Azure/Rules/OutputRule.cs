using Newtonsoft.Json.Linq;
using TwilioBot.Tests.Azure.Arm;

namespace TwilioBot.Tests.Azure.Rules;

/// <summary>Outputs stay readable in the deployment's history for whoever may read the group, so none may carry a secret.</summary>
internal static class OutputRule
{
    private static readonly string[] Harmless = ["fullyQualifiedDomainName", "defaultHostName", "clientId", "principalId"];

    public static IEnumerable<string> Check(ArmTemplate template) => template.WithInner
        .SelectMany(one => ((JObject?)one.Written["outputs"] ?? []).Properties().SelectMany(output => Check(one, output)));

    private static IEnumerable<string> Check(ArmTemplate template, JProperty output)
    {
        if (((string?)output.Value["type"])?.StartsWith("secure", StringComparison.OrdinalIgnoreCase) == true)
        {
            yield return $"output {output.Name} is declared a secret";
        }
        foreach (var expression in Reached(template, output.Value["value"]!))
        {
            switch (expression)
            {
                case ArmExpression.Call { Name: "parameters", Arguments: [ArmExpression.Text name] } when ParameterRules.Secure(template).Contains(name.Value):
                    yield return $"output {output.Name} shows the parameter {name.Value}";
                    break;
                case ArmExpression.Call call when call.Name.StartsWith("list", StringComparison.OrdinalIgnoreCase):
                    yield return $"output {output.Name} shows what {call.Name} answers";
                    break;
                case ArmExpression.Member { Of: ArmExpression.Call { Name: "reference" } } member when !Harmless.Contains(member.Name):
                    yield return $"output {output.Name} shows {member.Name}";
                    break;
            }
        }
    }

    // Through variables, too.
    private static IEnumerable<ArmExpression> Reached(ArmTemplate template, JToken value) => ArmTemplate.ExpressionsIn(value).SelectMany(expression =>
        expression is ArmExpression.Call { Name: "variables", Arguments: [ArmExpression.Text name] } && template.Written["variables"]?[name.Value] is { } variable
            ? Reached(template, variable)
            : [expression]);
}
