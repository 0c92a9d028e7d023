using System.Collections.Concurrent;
using System.Diagnostics;
using Newtonsoft.Json.Linq;
using TwilioBot.Sdk.Tests.PublicApi;

namespace TwilioBot.Sdk.Tests.OfficialSwitch;

/// <summary>What a project comes to when MSBuild has read it; nothing is restored or built.</summary>
internal sealed class EvaluatedProject
{
    private static readonly string[] ItemNames = ["BotSdk", "PackageReference", "PackageVersion", "ProjectReference"];
    private static readonly string[] PropertyNames =
        ["RestorePackagesWithLockFile", "NuGetLockFilePath", "OutputPath", "IntermediateOutputPath", "MSBuildProjectExtensionsPath"];

    private static readonly ConcurrentDictionary<string, Task<EvaluatedProject>> Read = [];

    private readonly JObject _json;

    private EvaluatedProject(string json)
    {
        _json = JObject.Parse(json);
    }

    public static string Repository { get; } = Path.GetDirectoryName(SdkFiles.Sdk);

    /// <summary>The projects of the solution that are written against the packages, by their paths in the repository.</summary>
    public static IEnumerable<string> OfTheSolution()
        => File.ReadLines(Path.Combine(Repository, "TwilioBot.sln"))
            .Select(line => line.Split('"'))
            .Where(parts => parts.Length > 5 && parts[5].EndsWith(".csproj", StringComparison.Ordinal))
            .Select(parts => parts[5].Replace('\\', '/'))
            .Where(path => !path.StartsWith("sdk/", StringComparison.Ordinal));

    /// <summary>Reads a project once for each set of arguments; MSBuild takes half a second for it.</summary>
    public static Task<EvaluatedProject> ReadAsync(string path, params string[] arguments)
        => Read.GetOrAdd($"{path} {string.Join(' ', arguments)}", _ => EvaluateAsync(path, arguments));

    public IReadOnlyList<string> Items(string name) => [.. _json["Items"][name].Select(item => (string)item["Identity"])];

    public IReadOnlyList<string> FullPaths(string name) => [.. _json["Items"][name].Select(item => (string)item["FullPath"])];

    public IReadOnlyDictionary<string, string> Versions()
        => _json["Items"]["PackageVersion"].ToDictionary(item => (string)item["Identity"], item => (string)item["Version"]);

    public string Property(string name) => (string)_json["Properties"][name];

    private static async Task<EvaluatedProject> EvaluateAsync(string path, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Repository,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "msbuild", path, "-nodeReuse:false",
                $"-getItem:{string.Join(',', ItemNames)}", $"-getProperty:{string.Join(',', PropertyNames)}",
            },
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // A test run may itself have been started by MSBuild, whose settings must not reach this one.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment.Remove("CI");
        using var process = Process.Start(start);
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? new EvaluatedProject(output) : throw new InvalidOperationException(output + await error);
    }
}
