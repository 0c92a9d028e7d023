using Newtonsoft.Json.Linq;
using TwilioBot.Tests.Azure.Arm;
using TwilioBot.Tests.Azure.Rules;

namespace TwilioBot.Tests.Azure;

/// <summary>Copies of the template in which one resource is broken: the checks must see it, for each resource and in each way.</summary>
public sealed class BrokenResourceTests
{
    private static readonly ArmTemplate Whole = ArmTemplate.Read("zone-redundant.parameters.json");

    // For each type a value that its schema does not allow there.
    private static readonly Dictionary<string, (string Path, JToken Value)> WrongValues = new()
    {
        ["Microsoft.Authorization/roleAssignments"] = ("properties.principalType", "Robot"),
        ["Microsoft.BotService/botServices"] = ("sku.name", "F1"),
        ["Microsoft.DBforPostgreSQL/flexibleServers"] = ("properties.version", "9"),
        ["Microsoft.DBforPostgreSQL/flexibleServers/administrators"] = ("properties.principalType", "Robot"),
        ["Microsoft.DBforPostgreSQL/flexibleServers/databases"] = ("properties.charset", "UTF 8!"),
        ["Microsoft.DBforPostgreSQL/flexibleServers/firewallRules"] = ("properties.startIpAddress", "0.0.0"),
        ["Microsoft.Insights/components"] = ("properties.Application_Type", "mobile"),
        ["Microsoft.KeyVault/vaults"] = ("properties.sku.name", "golden"),
        ["Microsoft.KeyVault/vaults/secrets"] = ("properties.contentType", 7),
        ["Microsoft.ManagedIdentity/userAssignedIdentities"] = ("properties", "none"),
        ["Microsoft.OperationalInsights/workspaces"] = ("properties.retentionInDays", "thirty"),
        ["Microsoft.Resources/deployments"] = ("properties.mode", "Complete"),
        ["Microsoft.Web/serverfarms"] = ("sku.capacity", "many"),
        ["Microsoft.Web/sites"] = ("properties.siteConfig.minTlsVersion", "0.9"),
        ["Microsoft.Web/sites/basicPublishingCredentialsPolicies"] = ("properties.allow", "no"),
        ["Microsoft.Web/sites/sitecontainers"] = ("properties.isMain", "no"),
        ["Microsoft.Web/sites/slots"] = ("properties.siteConfig.ftpsState", "Maybe"),
        ["Microsoft.Web/sites/slots/basicPublishingCredentialsPolicies"] = ("properties.allow", "no"),
        ["Microsoft.Web/sites/slots/sitecontainers"] = ("properties.authType", "Nobody"),
    };

    /// <summary>Where each resource is in the template, those of the template inside it included.</summary>
    public static TheoryData<string, string> Resources()
    {
        var resources = new TheoryData<string, string>();
        foreach (var resource in Whole.AllResources)
        {
            resources.Add(resource.Type, resource.Written.Path);
        }
        return resources;
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void A_value_that_the_schema_does_not_allow_is_caught(string type, string path)
    {
        var (where, value) = WrongValues[type];

        var breaches = Breaches(SchemaRule.Check, path, resource => resource.SelectToken(where)!.Replace(value));

        Assert.Contains(breaches, breach => breach.StartsWith($"{type} {where}", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void A_name_that_the_schema_does_not_know_is_caught(string type, string path)
    {
        var breaches = Breaches(SchemaRule.Check, path, resource => resource["properties"]!["colour"] = "red");

        Assert.Contains($"{type} properties.colour: unknown name", breaches);
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void A_version_that_no_schema_describes_is_caught(string type, string path)
    {
        var breaches = Breaches(SchemaRule.Check, path, resource => resource["apiVersion"] = "2015-01-01");

        Assert.Contains($"{type} has no version 2015-01-01 among the schemas", breaches);
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void A_resource_without_a_name_is_caught(string type, string path)
    {
        var breaches = Breaches(SchemaRule.Check, path, resource => resource.Remove("name"));

        Assert.True(breaches.Count > 0, $"{type} passes without a name");
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void A_name_that_Azure_does_not_take_is_caught(string type, string path)
    {
        var breaches = Breaches(NameRules.Check, path, resource =>
        {
            var parents = string.Concat(Enumerable.Repeat("parent/", type.Count(letter => letter == '/') - 1));
            resource["name"] = parents + "why?";
        });

        Assert.Contains(breaches, breach => breach.StartsWith($"{type} cannot be named", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_value_is_caught_although_its_expression_is_right()
    {
        const string sku = "[format('{0}x', parameters('botSku'))]";

        var breaches = SchemaRule.Check(Whole.With(template => template.SelectToken("resources[?(@.kind == 'azurebot')].sku.name")!.Replace(sku)));

        Assert.Contains(breaches, breach => breach.StartsWith("Microsoft.BotService/botServices sku.name", StringComparison.Ordinal));
    }

    private static List<string> Breaches(Func<ArmTemplate, IEnumerable<string>> rule, string path, Action<JObject> damage) =>
        [.. rule(Whole.With(template => damage((JObject)template.SelectToken(path)!)))];
}
