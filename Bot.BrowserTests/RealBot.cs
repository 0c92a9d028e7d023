using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace TwilioBot.BrowserTests;

/// <summary>The bot itself, started as anybody starts it, on a free port and with a database of its own.</summary>
internal sealed partial class RealBot : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly string _folder;

    private RealBot(Process process, string folder, string url) => (_process, _folder, Url) = (process, folder, url);

    public string Url { get; }

    public static async Task<RealBot> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("twiliobot-").FullName;
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "TwilioBot.dll"), "--urls", "http://127.0.0.1:0" },
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ConnectionStrings__TwilioBot"] = $"Data Source={Path.Combine(folder, "twiliobot.db")}",
                ["Logging__Console__FormatterName"] = "simple",
                ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information",
            },
        };
        start.Environment.Remove("ASPNETCORE_URLS");

        var process = Process.Start(start)!;
        var said = new StringBuilder();
        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Listen(object sender, DataReceivedEventArgs line)
        {
            lock (said) said.AppendLine(line.Data);
            if (line.Data is not null && Listening().Match(line.Data) is { Success: true } match) address.TrySetResult(match.Value);
        }

        process.OutputDataReceived += Listen;
        process.ErrorDataReceived += Listen;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var patience = new CancellationTokenSource(Patience);
        await Task.WhenAny(address.Task, process.WaitForExitAsync(patience.Token));
        if (address.Task.IsCompletedSuccessfully) return new RealBot(process, folder, await address.Task);

        if (!process.HasExited) process.Kill(entireProcessTree: true);
        lock (said) throw new InvalidOperationException($"The bot did not come up:\n{said}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9]\d*")]
    private static partial Regex Listening();
}
