using Newtonsoft.Json.Linq;
using TwilioBot.Tests.Azure.Arm;

namespace TwilioBot.Tests.Azure.Rules;

/// <summary>One managed identity: the site runs as it, reads the vault as it, and the Azure Bot is it.</summary>
internal static class IdentityRules
{
    private const string SecretsUser = "4633458b-17de-408a-b874-0445c86b69e6";

    public static IEnumerable<string> Check(ArmTemplate template)
    {
        var identity = template.Resources.Single(resource => resource.Type == "Microsoft.ManagedIdentity/userAssignedIdentities");
        foreach (var site in template.Resources.Where(resource => resource.Type is "Microsoft.Web/sites" or "Microsoft.Web/sites/slots"))
        {
            if (((JObject?)site.Resolved.SelectToken("identity.userAssignedIdentities"))?.ContainsKey(identity.Id) != true
                || (string?)site.Resolved.SelectToken("properties.keyVaultReferenceIdentity") != identity.Id)
            {
                yield return $"{site.Type} does not run, or read the vault, as {identity.Name}";
            }
        }
        foreach (var bot in template.Resources.Where(resource => resource.Type == "Microsoft.BotService/botServices"))
        {
            var properties = (JObject)bot.Resolved["properties"]!;
            if ((string?)properties["msaAppType"] != "UserAssignedMSI" || (string?)properties["msaAppId"] != ExistingResource.ClientId
                || (string?)properties["msaAppMSIResourceId"] != identity.Id || (string?)properties["msaAppTenantId"] != ArmFunctions.TenantId)
            {
                yield return $"the Azure Bot is not {identity.Name}";
            }
            if (!Uri.TryCreate((string?)properties["endpoint"], UriKind.Absolute, out var endpoint) || endpoint.Scheme != Uri.UriSchemeHttps || endpoint.AbsolutePath != "/api/messages")
            {
                yield return "the Azure Bot's endpoint is not https and /api/messages";
            }
        }
        foreach (var vault in template.Resources.Where(resource => resource.Type == "Microsoft.KeyVault/vaults"))
        {
            if (vault.Resolved.SelectToken("properties.enableRbacAuthorization") is not JValue { Value: true } || vault.Resolved.SelectToken("properties.accessPolicies") is not null)
            {
                yield return "the vault does not go by roles";
            }
            if (!template.Resources.Any(role => role.Type == "Microsoft.Authorization/roleAssignments"
                && role.Id.StartsWith(vault.Id + "/", StringComparison.Ordinal)
                && ((string)role.Resolved.SelectToken("properties.roleDefinitionId")!).EndsWith("/" + SecretsUser, StringComparison.Ordinal)
                && (string?)role.Resolved.SelectToken("properties.principalId") == ExistingResource.PrincipalId
                && (string?)role.Resolved.SelectToken("properties.principalType") == "ServicePrincipal"))
            {
                yield return $"{identity.Name} may not read the secrets of the vault, or more than that";
            }
        }
    }
}
