using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace TwilioBot.Bench;

/// <summary>A target that runs: started on a free port with a data folder of its own, ended with its run.</summary>
internal sealed class TargetProcess : IDisposable
{
    private readonly Process _process;
    private readonly string? _ownData;

    private TargetProcess(Process process, Uri webhook, string? ownData) => (_process, Webhook, _ownData) = (process, webhook, ownData);

    public Uri Webhook { get; }

    /// <summary>From the start of the process to its first 2xx to a signed webhook.</summary>
    public TimeSpan FirstAnswer { get; private set; }

    public TimeSpan Cpu => ProcessUsage.Cpu(_process.Id);

    public double ResidentMiB => ProcessUsage.ResidentMiB(_process.Id);

    /// <param name="target">What to start.</param>
    /// <param name="twilio">Where its REST calls go.</param>
    /// <param name="data">The folder it keeps its data in; null for a new one that is removed afterwards.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<TargetProcess> StartAsync(Target target, TwilioMock twilio, string? data, CancellationToken cancellationToken)
    {
        var port = FreePort();
        var ownData = data is null ? Directory.CreateTempSubdirectory("bench-").FullName : null;
        string Fill(string value) => value
            .Replace("{port}", port.ToString(null, null), StringComparison.Ordinal)
            .Replace("{twilio}", twilio.Address, StringComparison.Ordinal)
            .Replace("{data}", data ?? ownData, StringComparison.Ordinal);
        var start = new ProcessStartInfo(target.Command[0], target.Command.Skip(1)) { WorkingDirectory = Fill(target.Folder), RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in target.Environment) start.Environment[name] = Fill(value);

        var begin = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => { if (line.Data is not null) Console.Error.WriteLine($"  {target.Name}: {line.Data}"); };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var running = new TargetProcess(process, new Uri($"http://127.0.0.1:{port}/api/sms"), ownData);
        try
        {
            await running.WaitForFirstAnswerAsync(cancellationToken);
        }
        catch
        {
            running.Dispose();
            throw;
        }
        running.FirstAnswer = Stopwatch.GetElapsedTime(begin);
        return running;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        if (_ownData is not null) Directory.Delete(_ownData, recursive: true);
    }

    private async Task WaitForFirstAnswerAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false });
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            if (_process.HasExited) throw new InvalidOperationException($"It ended with {_process.ExitCode} before it answered.");
            try
            {
                // A number that takes no part in the measuring.
                using var request = Bench.Webhook.Message(Webhook, Account.PhoneOf(99_999_999), "hello");
                using var answer = await http.SendAsync(request, patience.Token);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Nobody listens yet.
            }
            await Task.Delay(TimeSpan.FromMilliseconds(5), patience.Token);
        }
    }

    private static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
