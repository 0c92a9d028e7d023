using Newtonsoft.Json.Linq;
using TwilioBot.Tests.Azure.Arm;
using TwilioBot.Tests.Azure.Rules;

namespace TwilioBot.Tests.Azure;

/// <summary>One way to break a rule, and what the rule says then.</summary>
internal sealed record RuleBreak(Func<ArmTemplate, IEnumerable<string>> Rule, Action<JObject> Damage, string Says);

/// <summary>At least one breach for everything that a rule looks at.</summary>
internal static class RuleBreaks
{
    private const string Site = "Microsoft.Web/sites";
    private const string Slot = "Microsoft.Web/sites/slots";
    private const string Plan = "Microsoft.Web/serverfarms";
    private const string Bot = "Microsoft.BotService/botServices";
    private const string Vault = "Microsoft.KeyVault/vaults";
    private const string Server = "Microsoft.DBforPostgreSQL/flexibleServers";

    public static readonly IReadOnlyDictionary<string, RuleBreak> All = new Dictionary<string, RuleBreak>
    {
        // parameters
        ["a parameter nobody uses"] = new(ParameterRules.Check, t => t["parameters"]!["extra"] = Text("An extra parameter"), "parameters: extra is not used"),
        ["a variable nobody uses"] = new(ParameterRules.Check, t => t["variables"]!["extra"] = "x", "variables: extra is not used"),
        ["a parameter without a description"] = new(ParameterRules.Check, t => Remove(t, "parameters.location.metadata"), "location is not described"),
        ["a secure parameter with a default"] = new(ParameterRules.Check, t => t["parameters"]!["twilioAuthToken"]!["defaultValue"] = "", "has a default"),
        ["a parameter's value out of what is allowed"] = new(EvaluationRule.Check, t => t["parameters"]!["planSku"]!["allowedValues"] = new JArray("S1"), "planSku is P0v3"),
        ["a parameter's value of another type"] = new(EvaluationRule.Check, t => t["parameters"]!["planInstances"]!["type"] = "string", "planInstances is Integer"),
        ["a parameter's value out of its limits"] = new(EvaluationRule.Check, t => t["parameters"]!["name"]!["maxLength"] = 3, "name is out of its limits"),
        ["a parameter that is gone"] = new(EvaluationRule.Check, t => Remove(t, "parameters.planSku"), "the template has no parameter planSku"),
        ["an expression that names no parameter"] = new(EvaluationRule.Check, t => t["outputs"]!["publicUrl"]!["value"] = "[parameters('nobody')]", "there is no parameter nobody"),
        ["an expression without its closing bracket"] = new(EvaluationRule.Check, t => t["outputs"]!["publicUrl"]!["value"] = "[variables('publicUrl']", "Expected"),

        // location
        ["a region in a resource"] = new(LocationRule.Check, t => Of(t, Site)["location"] = "westeurope", "is westeurope"),
        ["the group's region in a resource"] = new(LocationRule.Check, t => Of(t, Site)["location"] = "[resourceGroup().location]", "outside the default"),
        ["a region as the default"] = new(LocationRule.Check, t => t["parameters"]!["location"]!["defaultValue"] = "westeurope", "the default of the parameter location"),

        // secrets
        ["a token in a setting"] = new(SecretRules.Check, t => Setting(t, "Twilio__AuthToken")["value"] = string.Concat(Enumerable.Repeat("0123456789abcdef", 2)), "holds a literal secret"),
        ["a password in a property"] = new(SecretRules.Check, t => Of(t, Server)["properties"]!["administratorLoginPassword"] = "hunter2", "holds a literal secret"),
        ["a password in the connection string"] = new(SecretRules.Check, t => Setting(t, "Admin__Numbers")["value"] = "Host=x;Password=hunter2", "holds a literal secret"),
        ["a secret parameter in a setting"] = new(SecretRules.Check, t => Setting(t, "Admin__Numbers")["value"] = "[parameters('twilioAuthToken')]", "hands a secret"),
        ["a token that is no reference"] = new(SecretRules.Check, t => Setting(t, "Twilio__AuthToken")["value"] = "[parameters('twilioAccountSid')]", "is no reference to Key Vault"),

        // outputs
        ["a secret parameter as an output"] = new(OutputRule.Check, t => Output(t, "[parameters('twilioAuthToken')]"), "shows the parameter twilioAuthToken"),
        ["a secret output through a variable"] = new(OutputRule.Check, t => { t["variables"]!["hidden"] = "[parameters('twilioAuthToken')]"; Output(t, "[variables('hidden')]"); }, "shows the parameter twilioAuthToken"),
        ["keys as an output"] = new(OutputRule.Check, t => Output(t, "[listKeys(variables('vaultId'), '2024-11-01')]"), "shows what listKeys answers"),
        ["a connection string as an output"] = new(OutputRule.Check, t => Output(t, "[reference(variables('insightsId'), '2020-02-02').ConnectionString]"), "shows ConnectionString"),
        ["an output that is declared secret"] = new(OutputRule.Check, t => t["outputs"]!["publicUrl"]!["type"] = "securestring", "is declared a secret"),

        // dependencies
        ["a dependency by plain name"] = new(DependencyRules.Check, t => Of(t, Site)["dependsOn"]![0] = "plan-greeter", "not written with resourceId"),
        ["a dependency on nothing"] = new(DependencyRules.Check, t => Of(t, Site)["dependsOn"]![0] = "[resourceId('Microsoft.Web/serverfarms', 'other')]", "not in the template"),
        ["a site that does not wait for its plan"] = new(DependencyRules.Check, t => Of(t, Site).Remove("dependsOn"), "does not wait for it"),
        ["a database that does not wait for its server"] = new(DependencyRules.Check, t => Of(t, Server + "/databases").Remove("dependsOn"), "does not wait for it"),
        ["a bot that does not wait for what it reads"] = new(DependencyRules.Check, t => Of(t, Bot).Remove("dependsOn"), "does not wait for it"),
        ["a circle"] = new(DependencyRules.Check, t => Of(t, Plan)["dependsOn"] = new JArray("[resourceId('Microsoft.Web/sites', variables('siteName'))]"), "depends on itself"),
        ["resourceId with a name too few"] = new(DependencyRules.Check, t => Of(t, Site)["dependsOn"]![0] = "[resourceId('Microsoft.Web/sites/slots', 'x')]", "needs 2 names"),

        // names
        ["two of a name"] = new(NameRules.Check, t => ((JArray)t["resources"]!).Add(Of(t, Plan).DeepClone()), "is there twice"),
        ["a name with a part too many"] = new(NameRules.Check, t => Of(t, Plan)["name"] = "a/b", "each part of the type has its name"),
        ["a type without a naming rule"] = new(NameRules.Check, t => Of(t, Plan)["type"] = "Microsoft.Web/hostingEnvironments", "no naming rule"),

        // the site and its slot
        ["http"] = new(SiteRules.Check, t => Of(t, Site)["properties"]!["httpsOnly"] = false, "properties.httpsOnly"),
        ["Windows"] = new(SiteRules.Check, t => Of(t, Site)["properties"]!["reserved"] = false, "properties.reserved"),
        ["a cookie that binds to an instance"] = new(SiteRules.Check, t => Of(t, Site)["properties"]!["clientAffinityEnabled"] = true, "clientAffinityEnabled"),
        ["a site that falls asleep"] = new(SiteRules.Check, t => Config(t, Site)["alwaysOn"] = false, "alwaysOn of Microsoft.Web/sites is"),
        ["a slot that falls asleep"] = new(SiteRules.Check, t => Config(t, Slot)["alwaysOn"] = false, "alwaysOn of Microsoft.Web/sites/slots is"),
        ["FTP"] = new(SiteRules.Check, t => Config(t, Site)["ftpsState"] = "FtpsOnly", "ftpsState"),
        ["remote debugging"] = new(SiteRules.Check, t => Config(t, Site)["remoteDebuggingEnabled"] = true, "remoteDebuggingEnabled"),
        ["no health check"] = new(SiteRules.Check, t => Config(t, Site).Remove("healthCheckPath"), "healthCheckPath"),
        ["an old .NET"] = new(SiteRules.Check, t => Config(t, Site)["linuxFxVersion"] = "DOTNETCORE|8.0", "linuxFxVersion"),
        ["another program"] = new(SiteRules.Check, t => Config(t, Site)["appCommandLine"] = "dotnet Bot.dll", "appCommandLine"),
        ["TLS 1.1"] = new(SiteRules.Check, t => Config(t, Site)["minTlsVersion"] = "1.1", "minTlsVersion of Microsoft.Web/sites allows"),
        ["TLS 1.0 for publishing"] = new(SiteRules.Check, t => Config(t, Slot)["scmMinTlsVersion"] = "1.0", "scmMinTlsVersion of Microsoft.Web/sites/slots allows"),
        ["publishing with a password"] = new(SiteRules.Check, t => Of(t, Site + "/basicPublishingCredentialsPolicies")["properties"]!["allow"] = true, "by ftp with a password"),
        ["publishing to the slot with a password"] = new(SiteRules.Check, t => Of(t, Slot + "/basicPublishingCredentialsPolicies").Remove(), "by ftp with a password"),
        ["a slot that differs"] = new(SiteRules.Check, t => Config(t, Slot)["appSettings"] = new JArray(), "siteConfig differs"),

        // the database
        ["passwords for the database"] = new(DatabaseRules.Check, t => Of(t, Server).SelectToken("properties.authConfig.passwordAuth")!.Replace("Enabled"), "open to passwords"),
        ["no Entra for the database"] = new(DatabaseRules.Check, t => Of(t, Server).SelectToken("properties.authConfig.activeDirectoryAuth")!.Replace("Disabled"), "closed to Entra"),
        ["an administrator with a password"] = new(DatabaseRules.Check, t => Of(t, Server)["properties"]!["administratorLogin"] = "root", "administrator with a password"),
        ["no administrator"] = new(DatabaseRules.Check, t => Of(t, "Microsoft.Resources/deployments").Remove(), "has no administrator"),
        ["no certificate check"] = new(DatabaseRules.Check, t => Replace(t, "SSL Mode=VerifyFull", "SSL Mode=Require"), "checks no certificate"),
        ["another user in the connection string"] = new(DatabaseRules.Check, t => Replace(t, "Username={2}", "Username=postgres"), "does not name the bot's role"),
        ["another database in the connection string"] = new(DatabaseRules.Check, t => Replace(t, "Database={1}", "Database=postgres"), "does not name the bot's role"),

        // the identity
        ["a site with an identity of its own"] = new(IdentityRules.Check, t => Of(t, Site)["identity"] = new JObject { ["type"] = "SystemAssigned" }, "Microsoft.Web/sites does not run"),
        ["a vault read as somebody else"] = new(IdentityRules.Check, t => Of(t, Slot)["properties"]!["keyVaultReferenceIdentity"] = "SystemAssigned", "Microsoft.Web/sites/slots does not run"),
        ["a bot with a secret"] = new(IdentityRules.Check, t => Of(t, Bot)["properties"]!["msaAppType"] = "SingleTenant", "the Azure Bot is not"),
        ["a bot without its tenant"] = new(IdentityRules.Check, t => ((JObject)Of(t, Bot)["properties"]!).Remove("msaAppTenantId"), "the Azure Bot is not"),
        ["a bot over http"] = new(IdentityRules.Check, t => Of(t, Bot)["properties"]!["endpoint"] = "http://bot.example.com/api/messages", "endpoint is not https"),
        ["a bot at another address"] = new(IdentityRules.Check, t => Of(t, Bot)["properties"]!["endpoint"] = "https://bot.example.com/api/bot", "endpoint is not https"),
        ["a vault with access policies"] = new(IdentityRules.Check, t => Of(t, Vault)["properties"]!["enableRbacAuthorization"] = false, "does not go by roles"),
        ["more than reading secrets"] = new(IdentityRules.Check, t => t["variables"]!["keyVaultSecretsUser"] = "00482a5a-887f-4fb3-b363-3b7fe8e74483", "or more than that"),
        ["no role at all"] = new(IdentityRules.Check, t => Of(t, "Microsoft.Authorization/roleAssignments").Remove(), "may not read"),

        // the collector
        ["no collector"] = new(CollectorRules.Check, t => Of(t, Slot + "/sitecontainers").Remove(), "has no collector"),
        ["a collector that gets every setting"] = new(CollectorRules.Check, t => ((JObject)Of(t, Site + "/sitecontainers")["properties"]!).Remove("inheritAppSettingsAndConnectionStrings"), "gets the settings of the bot"),
        ["a collector that gets what is not there"] = new(CollectorRules.Check, t => Of(t, Site + "/sitecontainers").SelectToken("properties.environmentVariables[0].value")!.Replace("NOTHING"), "which is no setting"),
        ["a collector at another port"] = new(CollectorRules.Check, t => Setting(t, "OTEL_EXPORTER_OTLP_ENDPOINT")["value"] = "http://127.0.0.1:4318", "does not listen"),

        // sizes
        ["one instance in three zones"] = new(SizeRules.Check, t => Of(t, Plan)["sku"]!["capacity"] = 1, "cannot be spread over zones"),
        ["a plan too small for zones"] = new(SizeRules.Check, t => Of(t, Plan)["sku"]!["name"] = "S1", "cannot be spread over zones"),
        ["a slot on a basic plan"] = new(SizeRules.Check, t => Of(t, Plan)["sku"]!["name"] = "B1", "the slot do not fit"),
        ["no slot on a big plan"] = new(SizeRules.Check, t => Of(t, Slot)["condition"] = false, "the slot do not fit"),
        ["a burstable database with a standby"] = new(SizeRules.Check, t => Of(t, Server)["sku"]!["tier"] = "Burstable", "has a standby"),
        ["a spread plan on one database"] = new(SizeRules.Check, t => Of(t, Server).SelectToken("properties.highAvailability.mode")!.Replace("Disabled"), "has a standby"),
        ["a size of another tier"] = new(SizeRules.Check, t => Of(t, Server)["sku"]!["name"] = "Standard_E2ds_v5", "is not of the tier"),
    };

    private static JObject Of(JObject template, string type) => (JObject)template.SelectTokens($"resources[?(@.type == '{type}')]").First();

    private static JObject Config(JObject template, string type) => (JObject)Of(template, type).SelectToken("properties.siteConfig")!;

    private static JToken Setting(JObject template, string name) => template.SelectToken($"variables.appSettings[?(@.name == '{name}')]")!;

    private static JObject Text(string description) =>
        new() { ["type"] = "string", ["defaultValue"] = "", ["metadata"] = new JObject { ["description"] = description } };

    private static void Output(JObject template, string value) => template["outputs"]!["extra"] = new JObject { ["type"] = "string", ["value"] = value };

    private static void Remove(JObject template, string path) => template.SelectToken(path)!.Parent!.Remove();

    private static void Replace(JObject template, string text, string by)
    {
        foreach (var type in new[] { Site, Slot })
        {
            Config(template, type)["appSettings"] = ((string)Config(template, type)["appSettings"]!).Replace(text, by, StringComparison.Ordinal);
        }
    }
}
