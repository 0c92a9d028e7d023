using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using TwilioBot.Tests.Azure.Arm;

namespace TwilioBot.Tests.Azure;

/// <summary>What the folder's README tells people to type fits the template, in both languages.</summary>
public sealed partial class ReadmeTests
{
    private const string English = "deploymentTemplates/README.md";
    private const string Spanish = "deploymentTemplates/README.es.md";

    [Fact]
    public void Both_languages_have_the_same_commands() =>
        Assert.Equal(Commands(English), Commands(Spanish));

    [Fact]
    public void Deployments_name_files_that_exist_and_give_every_parameter_that_has_no_default()
    {
        var deployments = Commands(English).Where(command => command.StartsWith("az deployment group create", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, deployments.Count);
        Assert.All(deployments, command =>
        {
            Assert.Contains(" --template-file deploymentTemplates/azuredeploy.json ", command, StringComparison.Ordinal);
            var file = ParameterFile().Match(command).Groups["file"].Value;
            var given = GivenParameter().Matches(command).Select(match => match.Groups["name"].Value)
                .Concat(((JObject)ArmTemplate.ReadFile(file)["parameters"]!).Properties().Select(value => value.Name)).ToHashSet();
            Assert.Empty(given.Except(Parameters().Select(parameter => parameter.Name)));
            // The token is asked for, so that no history keeps it.
            Assert.Equal(["twilioAuthToken"], Parameters().Where(parameter => parameter.Value["defaultValue"] is null).Select(parameter => parameter.Name).Except(given));
        });
    }

    [Theory]
    [InlineData(English)]
    [InlineData(Spanish)]
    public void Names_that_look_like_parameters_and_outputs_are_some(string readme)
    {
        var text = Repository.Read(readme);
        var outputs = ((JObject)ArmTemplate.ReadFile("azuredeploy.json")["outputs"]!).Properties().Select(output => output.Name);
        var known = Parameters().Select(parameter => parameter.Name).Concat(outputs).ToHashSet();

        Assert.Empty(CodeName().Matches(text).Select(match => match.Groups["name"].Value).Except(known));
        Assert.Empty(AskedOutput().Matches(text).Select(match => match.Groups["name"].Value).Except(known));
    }

    [Theory]
    [InlineData(English)]
    [InlineData(Spanish)]
    public void Links_lead_to_files(string readme) =>
        Assert.All(
            Link().Matches(Repository.Read(readme)).Select(match => match.Groups["path"].Value),
            path => Assert.True(File.Exists(Path.Combine(Repository.Root, "deploymentTemplates", path)), path));

    [Fact]
    public void The_role_of_the_database_is_given_for_the_database_that_the_template_makes()
    {
        var database = (string)ArmTemplate.ReadFile("azuredeploy.json")["variables"]!["databaseName"]!;
        var script = Repository.Read("deploymentTemplates/database-role.sql");

        Assert.Contains($"\\connect {database}\n", script, StringComparison.Ordinal);
        Assert.Contains($" on database {database} to ", script, StringComparison.Ordinal);
    }

    private static IEnumerable<JProperty> Parameters() => ((JObject)ArmTemplate.ReadFile("azuredeploy.json")["parameters"]!).Properties();

    private static List<string> Commands(string readme) =>
        [.. Repository.Read(readme).Split('\n').Where(line => line.StartsWith("$ ", StringComparison.Ordinal)).Select(line => line[2..])];

    [GeneratedRegex("@deploymentTemplates/(?<file>[\\w.-]+)")]
    private static partial Regex ParameterFile();

    [GeneratedRegex(" (?<name>[a-zA-Z]+)=")]
    private static partial Regex GivenParameter();

    // `camelCase` or `camelCase=value` in running text.
    [GeneratedRegex("`(?<name>[a-z]+([A-Z][a-z]+)+)(=[^`]*)?`")]
    private static partial Regex CodeName();

    [GeneratedRegex("outputs\\.(?<name>\\w+)\\.value|[\\[ ](?<name>\\w+Webhook)\\.value")]
    private static partial Regex AskedOutput();

    [GeneratedRegex("\\]\\((?<path>[^):]+)\\)")]
    private static partial Regex Link();
}
