using System.Text.RegularExpressions;
using TwilioBot.Tests.Azure.Arm;
using YamlDotNet.RepresentationModel;

namespace TwilioBot.Tests.Azure;

/// <summary>The form of the GitHub workflow: what can be said of it without GitHub.</summary>
public sealed partial class WorkflowTests
{
    private const string File = ".github/workflows/deploy.yml";
    private static readonly YamlMappingNode Workflow = Read(File);
    private static readonly YamlMappingNode Jobs = Map(Workflow, "jobs");

    [Fact]
    public void It_tests_then_publishes_then_deploys()
    {
        Assert.Equal(["test", "publish", "deploy"], Jobs.Children.Keys.Select(Text));
        Assert.Equal("test", Text(Map(Jobs, "publish")["needs"]));
        Assert.Equal("publish", Text(Map(Jobs, "deploy")["needs"]));
        Assert.Equal(["./test"], Runs("test").Where(run => run.StartsWith("./", StringComparison.Ordinal)));
    }

    [Fact]
    public void It_may_only_read_but_for_the_token_that_it_signs_in_with()
    {
        Assert.Equal(["contents: read"], Permissions(Workflow));
        Assert.Equal(["id-token: write"], Permissions(Map(Jobs, "deploy")));
        Assert.All(["test", "publish"], job => Assert.False(Map(Jobs, job).Children.ContainsKey("permissions")));
    }

    [Fact]
    public void It_knows_no_secret_and_signs_in_as_a_federated_identity()
    {
        var login = Steps("deploy").Single(step => Uses(step)?.StartsWith("azure/login@", StringComparison.Ordinal) == true);

        Assert.DoesNotContain("secrets.", Repository.Read(File), StringComparison.Ordinal);
        Assert.Equal(["client-id", "tenant-id", "subscription-id"], Map(login, "with").Children.Keys.Select(Text));
        Assert.True(Map(Jobs, "deploy").Children.ContainsKey("environment"));
    }

    [Fact]
    public void It_deploys_to_the_slot_waits_until_that_is_ready_swaps_and_stops_the_version_before()
    {
        var run = string.Join('\n', Runs("deploy"));
        string[] inOrder =
        [
            "az webapp start ", "az webapp deploy ", "/health/ready", "az webapp deployment slot swap ", "--target-slot production", "/health/ready", "az webapp stop ",
        ];

        var at = 0;
        foreach (var part in inOrder)
        {
            var next = run.IndexOf(part, at, StringComparison.Ordinal);
            Assert.True(next >= at, $"{part} is missing, or too early");
            at = next + part.Length;
        }
        var template = ArmTemplate.ReadFile("azuredeploy.json");
        Assert.Equal([(string)template["variables"]!["slotName"]!], SlotName().Matches(run).Select(match => match.Groups["name"].Value).Distinct());
        // A failed swap leaves the new version in the slot, where it would go on taking its share.
        Assert.Equal("${{ always() }}", Text(Steps("deploy").Last()["if"]));
    }

    [Fact]
    public void It_publishes_a_project_that_exists_with_the_packages_of_the_lock_files()
    {
        var runs = Runs("publish").ToList();
        var publish = Assert.Single(runs, run => run.StartsWith("dotnet publish ", StringComparison.Ordinal));

        Assert.True(Directory.Exists(Path.Combine(Repository.Root, publish.Split(' ')[2])));
        Assert.Equal(runs.IndexOf(publish) - 1, runs.IndexOf("dotnet restore Bot --locked-mode"));
    }

    [Fact]
    public void It_publishes_what_is_compiled_ahead_for_the_platform_it_deploys_to() =>
        Assert.Contains(Runs("publish"), run => run.StartsWith("dotnet publish ", StringComparison.Ordinal) && run.Contains(" --runtime linux-x64 --no-self-contained ", StringComparison.Ordinal));

    [Fact]
    public void Every_action_has_a_version_and_every_job_an_end()
    {
        Assert.All(Jobs.Children.Keys.Select(Text), job =>
        {
            Assert.All(Steps(job).Select(Uses).OfType<string>(), action => Assert.Matches("^[\\w-]+/[\\w-]+@v[0-9]+$", action));
            Assert.True(int.Parse(Text(Map(Jobs, job)["timeout-minutes"]), System.Globalization.CultureInfo.InvariantCulture) <= 60);
        });
    }

    [Theory]
    [InlineData("deploymentTemplates/README.md")]
    [InlineData("deploymentTemplates/README.es.md")]
    public void Every_variable_that_it_needs_is_explained(string readme) =>
        Assert.All(
            Variable().Matches(Repository.Read(File)).Select(match => match.Groups["name"].Value).Distinct(),
            name => Assert.Contains($"`{name}`", Repository.Read(readme), StringComparison.Ordinal));

    private static YamlMappingNode Read(string path)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Repository.Read(path)));
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    private static IEnumerable<YamlMappingNode> Steps(string job) => ((YamlSequenceNode)Map(Jobs, job)["steps"]).Children.Cast<YamlMappingNode>();

    private static IEnumerable<string> Runs(string job) => Steps(job).Where(step => step.Children.ContainsKey("run")).Select(step => Text(step["run"]));

    private static string? Uses(YamlMappingNode step) => step.Children.TryGetValue("uses", out var action) ? Text(action) : null;

    private static IEnumerable<string> Permissions(YamlMappingNode of) => Map(of, "permissions").Children.Select(one => $"{Text(one.Key)}: {Text(one.Value)}");

    private static YamlMappingNode Map(YamlMappingNode node, string key) => (YamlMappingNode)node[key];

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    [GeneratedRegex("--slot (?<name>\\S+)")]
    private static partial Regex SlotName();

    [GeneratedRegex("vars\\.(?<name>\\w+)")]
    private static partial Regex Variable();
}
