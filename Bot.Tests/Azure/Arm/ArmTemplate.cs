using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Tests.Azure.Arm;

/// <summary>A deployment template with the values of its parameters, and the templates inside it.</summary>
internal sealed class ArmTemplate
{
    /// <summary>What the parameter files leave to the command line.</summary>
    public static readonly JObject FromTheCommandLine = JObject.Parse(
        """
        {
          "name": { "value": "greeter" },
          "twilioAccountSid": { "value": "AC00000000000000000000000000000000" },
          "twilioAuthToken": { "value": "not-a-real-token" },
          "twilioSmsNumber": { "value": "+15551234567" }
        }
        """);

    public ArmTemplate(JObject written, JObject parameters)
    {
        Written = written;
        Parameters = parameters;
        Scope = new ArmScope(written, parameters);
        Resources = [.. ((JArray)written["resources"]!).Select(resource => new ArmResource((JObject)resource, Scope))];
    }

    public JObject Written { get; }

    public JObject Parameters { get; }

    public ArmScope Scope { get; }

    /// <summary>Its own resources, without those of the templates inside.</summary>
    public IReadOnlyList<ArmResource> Resources { get; }

    /// <summary>Templates that a resource of this one deploys.</summary>
    public IEnumerable<ArmTemplate> Inner => Resources
        .Where(resource => resource.Written["properties"] is JObject properties && properties["template"] is JObject)
        .Select(resource => new ArmTemplate((JObject)resource.Written["properties"]!["template"]!, (JObject?)resource.Resolved["properties"]!["parameters"] ?? []));

    /// <summary>This template and those inside.</summary>
    public IEnumerable<ArmTemplate> WithInner => Inner.SelectMany(inner => inner.WithInner).Prepend(this);

    public IEnumerable<ArmResource> AllResources => WithInner.SelectMany(template => template.Resources);

    /// <summary>Every expression of it, those of the templates inside left out.</summary>
    public IEnumerable<ArmExpression> Expressions => ExpressionsIn(Written);

    /// <summary>The file of <c>deploymentTemplates/</c> with one of its parameter files and what the command line adds.</summary>
    public static ArmTemplate Read(string parameterFile)
    {
        var parameters = (JObject)FromTheCommandLine.DeepClone();
        parameters.Merge(ReadFile(parameterFile)["parameters"]!);
        return new ArmTemplate(ReadFile("azuredeploy.json"), parameters);
    }

    /// <summary>A JSON file of <c>deploymentTemplates/</c>, in which a name given twice is an error.</summary>
    public static JObject ReadFile(string name)
    {
        using var reader = new JsonTextReader(new StringReader(File.ReadAllText(Path.Combine(Repository.Root, "deploymentTemplates", name))))
        {
            DateParseHandling = DateParseHandling.None,
        };
        return JObject.Load(reader, new JsonLoadSettings { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error });
    }

    /// <summary>A copy with other JSON.</summary>
    public ArmTemplate With(Action<JObject> change)
    {
        var copy = (JObject)Written.DeepClone();
        change(copy);
        return new ArmTemplate(copy, Parameters);
    }

    public static IEnumerable<ArmExpression> ExpressionsIn(JToken token) => TextsIn(token)
        .Where(text => ArmExpression.IsExpression(text))
        .SelectMany(text => ArmExpression.Parse(text).WithInner());

    private static IEnumerable<string> TextsIn(JToken token) => token switch
    {
        JObject fields => fields.Properties()
            .Where(field => !(field.Name == "template" && field.Value["resources"] is not null))
            .SelectMany(field => TextsIn(field.Value).Prepend(field.Name)),
        JArray items => items.SelectMany(TextsIn),
        JValue { Type: JTokenType.String } text => [(string)text!],
        _ => [],
    };
}
