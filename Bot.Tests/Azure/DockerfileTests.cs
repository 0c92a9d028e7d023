using System.Diagnostics;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using TwilioBot.Tests.Stories;

namespace TwilioBot.Tests.Azure;

/// <summary>The Dockerfile: its instructions, and its health check against the running bot.</summary>
public sealed partial class DockerfileTests
{
    private static readonly IReadOnlyList<(string Word, string Text)> Instructions = Read();

    [Fact]
    public void It_builds_with_the_SDK_and_runs_on_the_runtime_of_the_same_version()
    {
        var version = $"{Environment.Version.Major}.{Environment.Version.Minor}";

        Assert.Equal(
            [$"mcr.microsoft.com/dotnet/sdk:{version} AS build", $"mcr.microsoft.com/dotnet/aspnet:{version}"],
            Of("FROM"));
    }

    [Fact]
    public void The_bot_does_not_run_as_root_and_may_write_to_its_data_only()
    {
        var last = Final().ToList();

        Assert.Equal("$APP_UID", Assert.Single(Of("USER")));
        Assert.True(last.FindIndex(one => one.Word == "USER") < last.FindIndex(one => one.Word == "ENTRYPOINT"));
        Assert.Contains(last, one => one is { Word: "RUN", Text: "mkdir --mode=700 /data && chown \"$APP_UID\" /data" });
        Assert.DoesNotContain(last, one => one.Word == "COPY" && one.Text.Contains("--chown", StringComparison.Ordinal));
        Assert.Equal("/data", Assert.Single(Of("VOLUME")));
    }

    [Fact]
    public void It_starts_the_program_that_is_published()
    {
        var program = typeof(Program).Assembly.GetName().Name + ".dll";

        Assert.Equal(["dotnet", program], JArray.Parse(Assert.Single(Of("ENTRYPOINT"))).Select(word => (string)word!));
        Assert.Contains(Of("RUN"), run => run.Contains("dotnet publish Bot ", StringComparison.Ordinal) && run.Contains("--output /app ", StringComparison.Ordinal));
        Assert.Contains("--from=build /app .", Of("COPY"));
    }

    [Fact]
    public void It_takes_the_packages_of_the_lock_files_and_compiles_ahead_for_its_own_processor() =>
        Assert.Contains(Of("RUN"), run => run.Contains("dotnet restore Bot --locked-mode && dotnet publish Bot ", StringComparison.Ordinal)
            && run.Contains(" --arch \"$(dpkg --print-architecture)\" --no-self-contained ", StringComparison.Ordinal));

    [Fact]
    public void No_instruction_holds_a_secret() =>
        Assert.DoesNotContain(Instructions, one => one.Word is "ENV" or "ARG" && Secret().IsMatch(one.Text));

    [Fact]
    public void What_the_build_needs_is_not_ignored()
    {
        var ignored = Repository.Read(".dockerignore").Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').ToHashSet();
        string[] needed =
        [
            "Adapters", "Bot", "Delivery", "Dialogs", "Simulator", "Wire", "sdk", "appsettings.json", "global.json",
            "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", ".editorconfig",
        ];

        Assert.All(needed, path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), path));
        Assert.DoesNotContain(needed, ignored.Contains);
        Assert.Superset(new HashSet<string> { ".git", "**/bin", "**/obj", "data" }, ignored);
    }

    [Fact]
    public async Task The_health_check_tells_a_bot_that_is_ready_from_one_that_is_not_there()
    {
        int port;
        await using (var bot = await BotApp.StartAsync())
        {
            port = new Uri(bot.Address).Port;
            Assert.Equal(0, await CheckAsync(port));
        }
        Assert.NotEqual(0, await CheckAsync(port));
    }

    /// <summary>Runs the health check, as the container would, against a port of this machine.</summary>
    private static async Task<int> CheckAsync(int port)
    {
        var check = Assert.Single(Of("HEALTHCHECK"));
        var words = JArray.Parse(check[check.IndexOf('[', StringComparison.Ordinal)..]).Select(word => (string)word!).ToList();
        Assert.Contains("/127.0.0.1/8080 ", words[^1], StringComparison.Ordinal);
        Assert.Contains(Of("ENV"), env => env.Contains("ASPNETCORE_HTTP_PORTS=8080", StringComparison.Ordinal));
        words[^1] = words[^1].Replace("/8080", $"/{port}", StringComparison.Ordinal);
        using var process = Process.Start(new ProcessStartInfo(words[0], words.Skip(1)) { RedirectStandardError = true })!;
        await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static IEnumerable<(string Word, string Text)> Final() =>
        Instructions.Skip(Instructions.Select((one, index) => one.Word == "FROM" ? index : 0).Max());

    private static IEnumerable<string> Of(string word) => Instructions.Where(one => one.Word == word).Select(one => one.Text);

    private static List<(string, string)> Read()
    {
        var text = Continued().Replace(Repository.Read("Dockerfile"), " ");
        return [.. text.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => (line.Split(' ')[0], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]))];
    }

    [GeneratedRegex("\\s*\\\\\\n\\s*")]
    private static partial Regex Continued();

    [GeneratedRegex("token|password|secret|AC[0-9a-f]{32}", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
