using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Tests.Azure.Arm;

/// <summary>The functions of the template language that our template calls. Any other is an error, so that none goes unevaluated.</summary>
internal static class ArmFunctions
{
    public const string SubscriptionId = "11111111-1111-1111-1111-111111111111";
    public const string TenantId = "22222222-2222-2222-2222-222222222222";
    public const string Location = "westeurope";
    private const string Subscription = "/subscriptions/" + SubscriptionId;
    private const string Group = Subscription + "/resourceGroups/rg-bot";

    public static JToken Call(string name, IReadOnlyList<JToken> arguments) => (name, arguments.Count) switch
    {
        ("true", 0) => new JValue(true),
        ("null", 0) => JValue.CreateNull(),
        ("not", 1) => new JValue(!arguments[0].Value<bool>()),
        ("empty", 1) => new JValue(arguments[0] is JContainer all ? all.Count == 0 : Text(arguments[0]).Length == 0),
        ("startsWith", 2) => new JValue(Text(arguments[0]).StartsWith(Text(arguments[1]), StringComparison.OrdinalIgnoreCase)),
        ("toLower", 1) => new JValue(Text(arguments[0]).ToLowerInvariant()),
        ("format", >= 2) => new JValue(string.Format(CultureInfo.InvariantCulture, Text(arguments[0]), [.. arguments.Skip(1).Select(Text)])),
        ("concat", >= 1) when arguments.All(argument => argument is JArray) => new JArray(arguments.SelectMany(argument => argument)),
        ("createArray", _) => new JArray(arguments),
        ("createObject", _) => new JObject(arguments.Chunk(2).Select(pair => new JProperty(Text(pair[0]), pair[1]))),
        ("uniqueString", >= 1) => new JValue(UniqueString(arguments)),
        ("guid", >= 1) => new JValue(new Guid(Hash(arguments).AsSpan(0, 16)).ToString()),
        ("resourceGroup", 0) => new JObject { ["id"] = Group, ["name"] = "rg-bot", ["location"] = Location },
        ("subscription", 0) => new JObject { ["id"] = Subscription, ["subscriptionId"] = SubscriptionId, ["tenantId"] = TenantId },
        ("resourceId", >= 2) => new JValue(ResourceId(Group, arguments)),
        ("subscriptionResourceId", >= 2) => new JValue(ResourceId(Subscription, arguments)),
        ("extensionResourceId", >= 3) => new JValue(ResourceId(Text(arguments[0]), [.. arguments.Skip(1)])),
        ("reference", 2) => ExistingResource.Properties(Text(arguments[0])),
        _ => throw new ArmException($"{name} with {arguments.Count} arguments is no function known here"),
    };

    /// <summary>The id of a resource in a scope, as <c>resourceId</c> makes it.</summary>
    public static string ResourceId(string? scope, string type, string name)
    {
        var types = type.Split('/');
        var names = name.Split('/');
        if (types.Length != names.Length + 1)
        {
            throw new ArmException($"{type} needs {types.Length - 1} names, not {names.Length}: {name}");
        }
        var path = string.Concat(types.Skip(1).Zip(names, (kind, one) => $"/{kind}/{one}"));
        return $"{scope ?? Group}/providers/{types[0]}{path}";
    }

    private static string ResourceId(string scope, IReadOnlyList<JToken> arguments) =>
        ResourceId(scope, Text(arguments[0]), string.Join('/', arguments.Skip(1).Select(Text)));

    private static string Text(JToken value) =>
        value.Type == JTokenType.String ? value.Value<string>()! : throw new ArmException($"{value} is no string");

    // Azure's hash is not published; ours has its shape, which is what lengths and alphabets depend on.
    private static string UniqueString(IEnumerable<JToken> arguments) =>
        string.Concat(Hash(arguments).Take(13).Select(value => "abcdefghijklmnopqrstuvwxyz234567"[value % 32]));

    private static byte[] Hash(IEnumerable<JToken> arguments) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', arguments.Select(Text))));
}
