namespace TwilioBot.Sdk.Tests.OfficialSwitch;

/// <summary>One property chooses between <c>sdk/</c> and the official packages, for every project and without a trace in the other's files.</summary>
public sealed class OfficialSwitchTests
{
    private const string Switch = "-p:UseOfficialSdk=true";

    public static TheoryData<string> Projects => [.. EvaluatedProject.OfTheSolution()];

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task Switched_a_project_takes_the_official_packages_and_nothing_of_ours(string path)
    {
        var project = await EvaluatedProject.ReadAsync(path, Switch);

        Assert.All(project.Items("BotSdk"), package => Assert.Contains(package, project.Items("PackageReference")));
        Assert.All(project.Items("BotSdk"), package => Assert.Equal(package == "Twilio" ? "7.14.9" : "4.23.1", project.Versions()[package]));
        Assert.All(project.FullPaths("ProjectReference"), each => Assert.DoesNotContain("/sdk/", InRepository(each), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task Switched_a_project_reads_and_writes_no_file_of_the_default_build(string path)
    {
        var project = await EvaluatedProject.ReadAsync(path, Switch);
        var artifacts = Path.Combine(EvaluatedProject.Repository, "artifacts", "official") + Path.DirectorySeparatorChar;

        Assert.Equal("false", project.Property("RestorePackagesWithLockFile"));
        string[] places = ["NuGetLockFilePath", "OutputPath", "IntermediateOutputPath", "MSBuildProjectExtensionsPath"];
        Assert.All(places, place => Assert.StartsWith(artifacts, Path.GetFullPath(project.Property(place)), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task Not_switched_a_project_takes_what_it_asks_for_from_sdk(string path)
    {
        var project = await EvaluatedProject.ReadAsync(path);

        Assert.Empty(project.Items("PackageReference").Intersect(project.Items("BotSdk")));
        Assert.All(
            project.Items("BotSdk"),
            package => Assert.Contains($"/sdk/{package}/{package}.csproj", project.FullPaths("ProjectReference").Select(InRepository)));
        Assert.All(project.FullPaths("ProjectReference"), reference => Assert.True(File.Exists(reference), reference));
        Assert.Equal("true", project.Property("RestorePackagesWithLockFile"));
    }

    [Fact]
    public void Every_product_project_is_checked()
        => Assert.Superset(
            new HashSet<string>
            {
                "Adapters/Adapters.csproj", "Bot/Bot.csproj", "Bot.Tests/Bot.Tests.csproj", "Delivery/Delivery.csproj", "Dialogs/Dialogs.csproj",
            },
            EvaluatedProject.OfTheSolution().ToHashSet());

    private static string InRepository(string path) => path[EvaluatedProject.Repository.Length..].Replace('\\', '/');
}
