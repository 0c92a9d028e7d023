using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace TwilioBot.Tests.Stories;

/// <summary>The bot as people run it: a process of its own, on a fixed port, that can be killed and started again.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private static readonly string[] SettingPrefixes =
        ["ASPNETCORE_", "DOTNET_ENVIRONMENT", "Twilio__", "Delivery__", "Admin__", "ConnectionStrings__", "MicrosoftApp", "IDENTITY_", "MSI_", "OTEL_", "PORT", "WEBSITES_"];

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private BotProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts it; it may not listen yet.</summary>
    public static BotProcess Start(IEnumerable<string> arguments, string? workingDirectory = null, params (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "TwilioBot.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory ?? AppContext.BaseDirectory,
        };
        // What the machine happens to have set is no part of a test.
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new BotProcess(Process.Start(start)!);
    }

    /// <summary>Starts it and waits until it can take messages.</summary>
    public static async Task<BotProcess> StartReadyAsync(string address, params IEnumerable<string> arguments)
    {
        var bot = Start([.. arguments, "--urls", address]);
        await bot.UntilReadyAsync(address);
        return bot;
    }

    /// <summary>A port of this machine that nobody listens on, outside of the range that connections take theirs from.</summary>
    public static string FreeAddress()
    {
        while (true)
        {
            var port = Random.Shared.Next(20000, 32000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return $"http://127.0.0.1:{port}";
            }
            catch (SocketException)
            {
                // Taken: try another.
            }
        }
    }

    public bool HasExited => _process.HasExited;

    /// <summary>kill -9, and the end of it.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Asks it to stop, as service managers and containers do.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits until it ends by itself: its exit code and what it printed.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> ExitAsync()
    {
        using var patience = new CancellationTokenSource(TwilioSide.Patience);
        await _process.WaitForExitAsync(patience.Token);
        return (_process.ExitCode, await _output, await _errors);
    }

    /// <summary>Waits until <c>/health/ready</c> says so.</summary>
    public async Task UntilReadyAsync(string address)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var patience = new CancellationTokenSource(TwilioSide.Patience);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            if (HasExited) Assert.Fail($"The bot ended with {_process.ExitCode}: {await _errors}");
            try
            {
                using var answer = await http.GetAsync(new Uri(address + "/health/ready"), patience.Token);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (Exception e) when (e is HttpRequestException or SocketException)
            {
                // Nobody listens yet.
            }
            await again.WaitForNextTickAsync(patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!HasExited) Kill();
        await Task.WhenAll(_output, _errors);
        _process.Dispose();
    }

    private static bool IsSetting(string name) =>
        SettingPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
