using System.Diagnostics;
using TwilioBot.Tests.Stories;

namespace TwilioBot.Tests.Deployment;

/// <summary>What <c>dotnet publish</c> makes of the bot, in a folder of its own: what is deployed, and nothing of what lies around it here.</summary>
internal static class PublishedBot
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

#if OFFICIAL_SDK
    private const string Packages = "-p:UseOfficialSdk=true";
#else
    private const string Packages = "-p:UseOfficialSdk=false";
#endif

    /// <summary>Publishes what is built already into <paramref name="folder"/>.</summary>
    /// <returns>The program to start.</returns>
    public static async Task<string> PublishAsync(string folder)
    {
        var start = new ProcessStartInfo(
            "dotnet", ["publish", Path.Combine(Repository(), "Bot"), "--no-build", "--nologo", "-v", "q", "-c", Configuration, Packages, "-o", folder, "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var publish = Process.Start(start)!;
        var output = await publish.StandardOutput.ReadToEndAsync() + await publish.StandardError.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, output);
        return Path.Combine(folder, "TwilioBot.dll");
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "TwilioBot.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }
        return folder;
    }
}
