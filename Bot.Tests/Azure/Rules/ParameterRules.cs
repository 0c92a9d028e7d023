using Newtonsoft.Json.Linq;
using TwilioBot.Tests.Azure.Arm;

namespace TwilioBot.Tests.Azure.Rules;

/// <summary>Every parameter and variable is used, every parameter described, and no secure one has a default.</summary>
internal static class ParameterRules
{
    public static IEnumerable<string> Check(ArmTemplate template) => template.WithInner.SelectMany(CheckOne);

    /// <summary>The parameters of a template that hold secrets.</summary>
    public static IEnumerable<string> Secure(ArmTemplate template) => Declared(template, "parameters")
        .Where(parameter => ((string?)parameter.Value["type"])?.StartsWith("secure", StringComparison.OrdinalIgnoreCase) == true)
        .Select(parameter => parameter.Name);

    private static IEnumerable<string> CheckOne(ArmTemplate template)
    {
        foreach (var section in new[] { "parameters", "variables" })
        {
            var used = template.Expressions.OfType<ArmExpression.Call>()
                .Where(call => call.Name == section)
                .Select(call => ((ArmExpression.Text)call.Arguments[0]).Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var unused in Declared(template, section).Where(one => !used.Contains(one.Name)))
            {
                yield return $"{section}: {unused.Name} is not used";
            }
        }
        foreach (var parameter in Declared(template, "parameters"))
        {
            if (((string?)parameter.Value["metadata"]?["description"] ?? "").Length < 10)
            {
                yield return $"parameter {parameter.Name} is not described";
            }
        }
        foreach (var secure in Secure(template).Where(name => template.Written["parameters"]![name]!["defaultValue"] is not null))
        {
            yield return $"secure parameter {secure} has a default";
        }
    }

    private static IEnumerable<JProperty> Declared(ArmTemplate template, string section) =>
        ((JObject?)template.Written[section] ?? []).Properties();
}
