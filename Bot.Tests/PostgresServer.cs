using System.Diagnostics;
using System.Globalization;
using TwilioBot.Tests.Azure;

namespace TwilioBot.Tests;

/// <summary>
/// The PostgreSQL server that tests may use: the one named in <c>TWILIOBOT_TEST_POSTGRES</c>, else one that <c>with-postgres</c> starts
/// for this run alone, when the first test asks for it.
/// </summary>
internal static class PostgresServer
{
    private const string Variable = "TWILIOBOT_TEST_POSTGRES";
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(5);    // it may have to be installed first

    // Kept: once nobody holds the process, its pipe is closed.
    private static Process? _process;
    private static readonly Lazy<string> Settings = new(() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : Start());

    /// <summary>A connection string of somebody who may create schemas and databases.</summary>
    public static string ConnectionString => Settings.Value;

    private static string Start()
    {
        (_process, var settings) = Launch();
        return settings;
    }

    /// <summary>Starts a server; it ends when the pipe to <c>with-postgres</c> is closed, however this process ends.</summary>
    /// <returns>Whose standard input is that pipe, and a connection string of the server's owner.</returns>
    public static (Process Holder, string ConnectionString) Launch()
    {
        var script = Path.Combine(Repository.Root, "Bot.Tests", "with-postgres");
        var start = new ProcessStartInfo(script, ["sh", "-c", $"echo \"${Variable}\"; cat >/dev/null"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        // One that was named is somebody else's.
        start.Environment.Remove(Variable);
        var process = Process.Start(start)!;
        var problems = process.StandardError.ReadToEndAsync();
        var line = ReadSettingsAsync(process);
        if (!line.Wait(LongestStart) || line.Result is not { } settings)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"These tests need PostgreSQL, and {script} could not start one: {(problems.Wait(TimeSpan.FromSeconds(5)) ? problems.Result.Trim() : "it did not answer.")} Name a server in {Variable} instead."));
        }
        return (process, settings);
    }

    private static async Task<string?> ReadSettingsAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Host=", StringComparison.OrdinalIgnoreCase)) return line;
        }
        return null;
    }
}
