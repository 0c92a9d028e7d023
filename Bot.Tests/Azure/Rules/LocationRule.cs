using Newtonsoft.Json.Linq;
using TwilioBot.Tests.Azure.Arm;

namespace TwilioBot.Tests.Azure.Rules;

/// <summary>Where a resource is, is the parameter's to say; the group's own region is the default, once. An Azure Bot has no region.</summary>
internal static class LocationRule
{
    public static IEnumerable<string> Check(ArmTemplate template)
    {
        foreach (var resource in template.AllResources)
        {
            var location = (string?)resource.Written["location"];
            var expected = resource.Type == "Microsoft.BotService/botServices" ? "global" : "[parameters('location')]";
            if (location is not null && location != expected)
            {
                yield return $"the location of {resource.Type} is {location}, not {expected}";
            }
        }
        foreach (var one in template.WithInner)
        {
            var elsewhere = (JObject)one.Written.DeepClone();
            elsewhere.SelectToken("parameters.location.defaultValue")?.Parent!.Remove();
            if (ArmTemplate.ExpressionsIn(elsewhere).Any(expression => expression is ArmExpression.Member { Name: "location" }))
            {
                yield return "resourceGroup().location is used outside the default of the parameter location";
            }
        }
        if ((string?)template.Written.SelectToken("parameters.location.defaultValue") is { } region and not "[resourceGroup().location]")
        {
            yield return $"the default of the parameter location is {region}";
        }
    }
}
