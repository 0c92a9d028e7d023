using Newtonsoft.Json.Linq;
using TwilioBot.Tests.Azure.Arm;
using YamlDotNet.RepresentationModel;

namespace TwilioBot.Tests.Azure.Rules;

/// <summary>Beside the site, and beside its slot, runs a collector where the bot sends its telemetry; it gets none of the bot's secrets.</summary>
internal static class CollectorRules
{
    private static readonly string[] Signals = ["traces", "metrics", "logs"];

    public static IEnumerable<string> Check(ArmTemplate template)
    {
        foreach (var site in template.Resources.Where(resource => resource.Type is "Microsoft.Web/sites" or "Microsoft.Web/sites/slots"))
        {
            var collector = template.Resources.FirstOrDefault(resource => resource.Type == site.Type + "/sitecontainers" && resource.Name.StartsWith(site.Name + "/", StringComparison.Ordinal));
            if (collector is null || collector.IsDeployed != site.IsDeployed)
            {
                yield return $"{site.Type} has no collector beside it";
                continue;
            }
            if (collector.Resolved.SelectToken("properties.inheritAppSettingsAndConnectionStrings") is not JValue { Value: false })
            {
                yield return "the collector gets the settings of the bot";
            }
            var settings = site.Resolved.SelectTokens("properties.siteConfig.appSettings[*]").ToDictionary(setting => (string)setting["name"]!, setting => (string)setting["value"]!);
            foreach (var name in collector.Resolved.SelectTokens("properties.environmentVariables[*].value").Select(name => (string)name!).Where(name => !settings.ContainsKey(name)))
            {
                yield return $"the collector gets {name}, which is no setting";
            }
            if (!settings.TryGetValue("COLLECTOR_CONFIG", out var config) || !settings.TryGetValue("OTEL_EXPORTER_OTLP_ENDPOINT", out var endpoint) || !Listens(config, endpoint))
            {
                yield return "the collector does not listen where the bot sends to, or hands on too little";
            }
        }
    }

    private static bool Listens(string config, string endpoint)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(config));
        var root = yaml.Documents[0].RootNode;
        return (string?)root["receivers"]["otlp"]["protocols"]["grpc"]["endpoint"] == new Uri(endpoint).Authority
            && Signals.All(signal => (string?)root["service"]["pipelines"][signal]["receivers"][0] == "otlp"
                && (string?)root["service"]["pipelines"][signal]["exporters"][0] == "azuremonitor");
    }
}
