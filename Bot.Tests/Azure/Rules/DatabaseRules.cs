using System.Data.Common;
using Newtonsoft.Json.Linq;
using TwilioBot.Tests.Azure.Arm;

namespace TwilioBot.Tests.Azure.Rules;

/// <summary>The database takes Entra tokens and no passwords, has its administrator, and the bot's connection string fits it.</summary>
internal static class DatabaseRules
{
    public static IEnumerable<string> Check(ArmTemplate template)
    {
        foreach (var server in template.Resources.Where(resource => resource.Type == "Microsoft.DBforPostgreSQL/flexibleServers"))
        {
            var properties = (JObject)server.Resolved["properties"]!;
            if ((string?)properties.SelectToken("authConfig.passwordAuth") != "Disabled" || (string?)properties.SelectToken("authConfig.activeDirectoryAuth") != "Enabled")
            {
                yield return "the database is open to passwords, or closed to Entra";
            }
            if (properties.ContainsKey("administratorLogin") || properties.ContainsKey("administratorLoginPassword"))
            {
                yield return "the database has an administrator with a password";
            }
            if (!template.AllResources.Any(resource => resource.Type == server.Type + "/administrators" && resource.Name.StartsWith(server.Name + "/", StringComparison.Ordinal)))
            {
                yield return "the database has no administrator";
            }
        }
        foreach (var setting in template.Resources.SelectMany(resource => resource.Resolved.SelectTokens("properties.siteConfig.appSettings[?(@.name == 'ConnectionStrings__TwilioBot')].value")))
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = (string)setting! };
            var identity = template.Resources.Single(resource => resource.Type == "Microsoft.ManagedIdentity/userAssignedIdentities").Name;
            var databases = template.Resources.Where(resource => resource.Type.EndsWith("/databases", StringComparison.Ordinal)).Select(resource => resource.Name.Split('/')[1]);
            if (!Says(parts, "Username", identity) || !databases.Any(name => Says(parts, "Database", name)) || !Says(parts, "SSL Mode", "VerifyFull") || parts.ContainsKey("Password"))
            {
                yield return "the connection string does not name the bot's role and database, checks no certificate, or has a password";
            }
        }
    }

    private static bool Says(DbConnectionStringBuilder parts, string key, string value) =>
        parts.TryGetValue(key, out var said) && said as string == value;
}
