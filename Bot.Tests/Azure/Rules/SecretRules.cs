using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using TwilioBot.Tests.Azure.Arm;

namespace TwilioBot.Tests.Azure.Rules;

/// <summary>No secret is written down, and each that is handed in goes into Key Vault and nowhere else.</summary>
internal static partial class SecretRules
{
    private const string Secret = "Microsoft.KeyVault/vaults/secrets";

    public static IEnumerable<string> Check(ArmTemplate template) => template.WithInner
        .SelectMany(one => Literals(one.Written).Concat(Leaks(one)))
        .Concat(template.Resources.SelectMany(Settings));

    /// <summary>Texts that are secrets, or stand where one would.</summary>
    public static IEnumerable<string> Literals(JToken token)
    {
        foreach (var field in token.SelectTokens("$..*").Select(value => value.Parent).OfType<JProperty>())
        {
            if (field.Value.Type != JTokenType.String || (string)field.Value! is not { Length: > 0 } text)
            {
                continue;
            }
            if (SecretText().IsMatch(text) || (SecretName().IsMatch(field.Name) && !ArmExpression.IsExpression(text)))
            {
                yield return $"{field.Path} holds a literal secret";
            }
        }
    }

    // A secure parameter may be mentioned as the value of a secret in the vault only.
    private static IEnumerable<string> Leaks(ArmTemplate template)
    {
        var secure = ParameterRules.Secure(template).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var text in template.Written.SelectTokens("$..*").OfType<JValue>().Where(value => value.Type == JTokenType.String))
        {
            var mentions = ArmTemplate.ExpressionsIn(text).OfType<ArmExpression.Call>()
                .Any(call => call is { Name: "parameters", Arguments: [ArmExpression.Text name] } && secure.Contains(name.Value));
            if (mentions && !(text.Path.EndsWith(".properties.value", StringComparison.Ordinal) && (string?)text.Parent!.Parent!.Parent!.Parent!["type"] == Secret))
            {
                yield return $"{text.Path} hands a secret to something other than Key Vault";
            }
        }
    }

    private static IEnumerable<string> Settings(ArmResource resource) => resource.Resolved.SelectTokens("properties.siteConfig.appSettings[*]")
        .Where(setting => SecretName().IsMatch((string)setting["name"]!) && !KeyVaultReference().IsMatch((string)setting["value"]!))
        .Select(setting => $"the setting {setting["name"]} is no reference to Key Vault");

    [GeneratedRegex("(password|token|secret|accountKey|apiKey|sharedKey|accessKey)$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    // 32 hexadecimal digits are how Twilio's tokens look (its SIDs have two letters before them); the rest is how others do.
    [GeneratedRegex(@"(?<![0-9a-zA-Z])[0-9a-f]{32}(?![0-9a-zA-Z])|Password\s*=|AccountKey\s*=|SharedAccessKey\s*=|\beyJ[\w-]+\.|-----BEGIN", RegexOptions.IgnoreCase)]
    private static partial Regex SecretText();

    [GeneratedRegex(@"^@Microsoft\.KeyVault\(VaultName=[\w-]{3,24};SecretName=[\w-]{1,127}\)$")]
    private static partial Regex KeyVaultReference();
}
