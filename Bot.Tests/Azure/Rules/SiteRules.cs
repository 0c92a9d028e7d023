using Newtonsoft.Json.Linq;
using TwilioBot.Tests.Azure.Arm;

namespace TwilioBot.Tests.Azure.Rules;

/// <summary>The site and its slot: how they are reached, what runs there, who may publish to them, and that they are alike.</summary>
internal static class SiteRules
{
    private static readonly (string Path, JToken Expected)[] Expected =
    [
        ("properties.httpsOnly", true),
        ("properties.reserved", true),
        ("properties.clientAffinityEnabled", false),
        ("properties.siteConfig.alwaysOn", true),
        ("properties.siteConfig.ftpsState", "Disabled"),
        ("properties.siteConfig.remoteDebuggingEnabled", false),
        ("properties.siteConfig.healthCheckPath", "/health/ready"),
        ("properties.siteConfig.linuxFxVersion", $"DOTNETCORE|{Environment.Version.Major}.0"),
        ("properties.siteConfig.appCommandLine", $"dotnet {typeof(Program).Assembly.GetName().Name}.dll"),
    ];

    public static IEnumerable<string> Check(ArmTemplate template)
    {
        var sites = template.Resources.Where(resource => resource.Type is "Microsoft.Web/sites" or "Microsoft.Web/sites/slots").ToList();
        foreach (var site in sites)
        {
            foreach (var (path, expected) in Expected.Where(one => !JToken.DeepEquals(site.Resolved.SelectToken(one.Path), one.Expected)))
            {
                yield return $"{path} of {site.Type} is not {expected}";
            }
            foreach (var path in new[] { "properties.siteConfig.minTlsVersion", "properties.siteConfig.scmMinTlsVersion" })
            {
                if ((string?)site.Resolved.SelectToken(path) is not ("1.2" or "1.3"))
                {
                    yield return $"{path} of {site.Type} allows TLS older than 1.2";
                }
            }
            foreach (var way in new[] { "ftp", "scm" })
            {
                if (!template.Resources.Any(policy => policy.Type == site.Type + "/basicPublishingCredentialsPolicies"
                    && policy.Name == $"{site.Name}/{way}"
                    && policy.IsDeployed == site.IsDeployed
                    && policy.Resolved["properties"]?["allow"] is JValue { Value: false }))
                {
                    yield return $"{site.Type} can be published to by {way} with a password";
                }
            }
        }
        // A swap exchanges what runs, and nothing else may differ then.
        if (sites is [var one, var slot])
        {
            foreach (var key in new[] { "siteConfig", "serverFarmId", "keyVaultReferenceIdentity" })
            {
                if (!JToken.DeepEquals(one.Resolved["properties"]![key], slot.Resolved["properties"]![key]))
                {
                    yield return $"{key} differs between the site and its slot";
                }
            }
        }
    }
}
