using Newtonsoft.Json.Linq;
using TwilioBot.Tests.Azure.Arm;

namespace TwilioBot.Tests.Azure.Rules;

/// <summary>Sizes that Azure sells together: what is spread over zones must be big enough for it, and slots need more than Basic.</summary>
internal static class SizeRules
{
    public static IEnumerable<string> Check(ArmTemplate template)
    {
        var plan = template.Resources.Single(resource => resource.Type == "Microsoft.Web/serverfarms").Resolved;
        var size = (string)plan["sku"]!["name"]!;
        var spread = plan["properties"]!["zoneRedundant"] is JValue { Value: true };
        if (spread && ((long?)plan["sku"]!["capacity"] < 2 || size[0] != 'P'))
        {
            yield return $"a plan of {plan["sku"]!["capacity"]} × {size} cannot be spread over zones";
        }
        foreach (var slot in template.Resources.Where(resource => resource.Type == "Microsoft.Web/sites/slots"))
        {
            if (slot.IsDeployed == size.StartsWith('B'))
            {
                yield return $"a plan of size {size} and the slot do not fit";
            }
        }
        var server = template.Resources.Single(resource => resource.Type == "Microsoft.DBforPostgreSQL/flexibleServers").Resolved;
        var hasStandby = (string?)server.SelectToken("properties.highAvailability.mode") == "ZoneRedundant";
        var (sku, tier) = ((string)server["sku"]!["name"]!, (string)server["sku"]!["tier"]!);
        if (hasStandby != spread || (hasStandby && tier == "Burstable"))
        {
            yield return $"a database of tier {tier} has a standby: {hasStandby}; the plan is spread over zones: {spread}";
        }
        if (sku.StartsWith("Standard_B", StringComparison.Ordinal) != (tier == "Burstable") || sku.StartsWith("Standard_E", StringComparison.Ordinal) != (tier == "MemoryOptimized"))
        {
            yield return $"{sku} is not of the tier {tier}";
        }
    }
}
