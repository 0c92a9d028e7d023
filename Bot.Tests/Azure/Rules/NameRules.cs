using System.Text.RegularExpressions;
using TwilioBot.Tests.Azure.Arm;

namespace TwilioBot.Tests.Azure.Rules;

/// <summary>Names are within what Azure's naming rules allow for each type, and no two resources of a type share one.</summary>
internal static class NameRules
{
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    // The last part of a name, by type: characters, then lengths. From Microsoft's page of naming rules and restrictions.
    private static readonly Dictionary<string, Regex> Rules = new()
    {
        ["Microsoft.Authorization/roleAssignments"] = new("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", Options),
        ["Microsoft.BotService/botServices"] = new("^[a-zA-Z0-9][-\\w.]{1,63}$", Options),
        ["Microsoft.DBforPostgreSQL/flexibleServers"] = new("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$", Options),
        ["Microsoft.DBforPostgreSQL/flexibleServers/administrators"] = new("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", Options),
        ["Microsoft.DBforPostgreSQL/flexibleServers/databases"] = new("^[a-z_][a-z0-9_]{0,62}$", Options),
        ["Microsoft.DBforPostgreSQL/flexibleServers/firewallRules"] = new("^[-\\w]{1,128}$", Options),
        ["Microsoft.Insights/components"] = new("^[^%&\\\\?/]{1,259}[^%&\\\\?/. ]$", Options),
        ["Microsoft.KeyVault/vaults"] = new("^(?!.*--)[a-zA-Z][a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$", Options),
        ["Microsoft.KeyVault/vaults/secrets"] = new("^[a-zA-Z0-9-]{1,127}$", Options),
        ["Microsoft.ManagedIdentity/userAssignedIdentities"] = new("^[a-zA-Z0-9][-\\w]{2,127}$", Options),
        ["Microsoft.OperationalInsights/workspaces"] = new("^[a-zA-Z0-9][a-zA-Z0-9-]{2,61}[a-zA-Z0-9]$", Options),
        ["Microsoft.Resources/deployments"] = new("^[-\\w._()]{1,64}$", Options),
        ["Microsoft.Web/serverfarms"] = new("^[a-zA-Z0-9-]{1,60}$", Options),
        // 59 together with a slot's name and the hyphen between them.
        ["Microsoft.Web/sites"] = new("^[a-zA-Z0-9][a-zA-Z0-9-]{0,46}[a-zA-Z0-9]$", Options),
        ["Microsoft.Web/sites/basicPublishingCredentialsPolicies"] = new("^(ftp|scm)$", Options),
        ["Microsoft.Web/sites/sitecontainers"] = new("^[a-z0-9][a-z0-9-]{0,62}$", Options),
        ["Microsoft.Web/sites/slots"] = new("^[a-zA-Z0-9-]{2,10}$", Options),
        ["Microsoft.Web/sites/slots/basicPublishingCredentialsPolicies"] = new("^(ftp|scm)$", Options),
        ["Microsoft.Web/sites/slots/sitecontainers"] = new("^[a-z0-9][a-z0-9-]{0,62}$", Options),
    };

    public static IEnumerable<string> Check(ArmTemplate template)
    {
        foreach (var resource in template.AllResources)
        {
            if (resource.Type.Count(letter => letter == '/') != resource.Name.Count(letter => letter == '/') + 1)
            {
                yield return $"{resource.Type} cannot be named {resource.Name}: each part of the type has its name";
            }
            if (!Rules.TryGetValue(resource.Type, out var rule))
            {
                yield return $"no naming rule is known for {resource.Type}";
            }
            else if (!rule.IsMatch(resource.Name.Split('/')[^1]))
            {
                yield return $"{resource.Type} cannot be named {resource.Name}";
            }
        }
        foreach (var twice in template.AllResources.GroupBy(resource => $"{resource.Type} {resource.Name}", StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1))
        {
            yield return $"{twice.Key} is there twice";
        }
    }
}
