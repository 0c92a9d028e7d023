using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace TwilioBot.Tests.Stories;

/// <summary>The bot as people run it: a process of its own, on a fixed port, that can be killed and started again.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    /// <summary>The program as it is shipped.</summary>
    public const string Bot = "TwilioBot.dll";

    /// <summary>The same with a fault planted in it, named in <c>TWILIOBOT_FAULT</c>.</summary>
    public const string FaultHost = "TwilioBot.FaultHost.dll";

    private static readonly string[] SettingPrefixes =
        ["ASPNETCORE_", "DOTNET_ENVIRONMENT", "Twilio__", "Delivery__", "Admin__", "ConnectionStrings__", "MicrosoftApp", "IDENTITY_", "MSI_", "OTEL_", "PORT", "WEBSITES_"];

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private readonly bool _isTraced;

    private BotProcess(Process process, bool isTraced)
    {
        (_process, _isTraced) = (process, isTraced);
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts it; it may not listen yet.</summary>
    public static BotProcess Start(IEnumerable<string> arguments, string? workingDirectory = null, params (string Name, string? Value)[] environment) =>
        Start(Bot, [], arguments, workingDirectory, environment);

    /// <summary>Starts it, or the fault host.</summary>
    /// <param name="program"><see cref="Bot"/> or <see cref="FaultHost"/>.</param>
    /// <param name="tracer">A command that the program runs under, such as strace with its options; empty for none.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="workingDirectory">Where it starts; null: beside the program.</param>
    /// <param name="environment">Variables it gets.</param>
    public static BotProcess Start(
        string program, IReadOnlyList<string> tracer, IEnumerable<string> arguments, string? workingDirectory = null,
        params (string Name, string? Value)[] environment)
    {
        string[] command = [.. tracer, "dotnet", Path.Combine(AppContext.BaseDirectory, program), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory ?? AppContext.BaseDirectory,
        };
        // What the machine happens to have set is no part of a test.
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new BotProcess(Process.Start(start)!, isTraced: tracer.Count > 0);
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

    public int Id => _process.Id;

    /// <summary>kill -9, and the end of it.</summary>
    public void Kill()
    {
        // A tracer ends, and writes down what it has seen, when its program does.
        if (TracedId is { } traced) Signal("KILL", traced);
        else _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Waits until it has ended, however it does.</summary>
    public Task UntilDeadAsync() => _process.WaitForExitAsync();

    /// <summary>What it said before it ended.</summary>
    public Task<string> ErrorsAsync() => _errors;

    /// <summary>Asks it to stop, as service managers and containers do.</summary>
    public void Terminate() => Signal("TERM", TracedId ?? _process.Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Stops it in its tracks: no code of it runs until it thaws.</summary>
    public void Freeze() => Signal("STOP", _process.Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Lets a frozen one go on, as if no time had passed.</summary>
    public void Thaw() => Signal("CONT", _process.Id.ToString(CultureInfo.InvariantCulture));

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
        if (!await TryUntilReadyAsync(address)) Assert.Fail($"The bot ended with {_process.ExitCode}: {await _errors}");
    }

    /// <summary>Waits until <c>/health/ready</c> says so; false when the process ended before.</summary>
    /// <param name="address">Where it should listen.</param>
    /// <param name="onLook">Called before each look.</param>
    public async Task<bool> TryUntilReadyAsync(string address, Action? onLook = null)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var patience = new CancellationTokenSource(TwilioSide.Patience);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            onLook?.Invoke();
            if (HasExited) return false;
            try
            {
                using var answer = await http.GetAsync(new Uri(address + "/health/ready"), patience.Token);
                if (answer.IsSuccessStatusCode) return true;
            }
            catch (Exception e) when (e is HttpRequestException or SocketException)
            {
                // Nobody listens yet, or not any more.
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

    private string? TracedId
    {
        get
        {
            if (!_isTraced) return null;
            try
            {
                return File.ReadAllText($"/proc/{_process.Id}/task/{_process.Id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
            }
            catch (IOException)
            {
                // It has just ended.
                return null;
            }
        }
    }

    private static void Signal(string signal, string processId)
    {
        using var kill = Process.Start("kill", ["-" + signal, processId]);
        kill.WaitForExit();
    }

    private static bool IsSetting(string name) =>
        SettingPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
