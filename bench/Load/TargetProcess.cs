using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace TwilioBot.Bench;

/// <summary>A target that runs: started on a free port with a data folder of its own, ended with its run.</summary>
internal sealed class TargetProcess : IDisposable
{
    private readonly Process _process;
    private readonly string _data;

    private TargetProcess(Process process, Uri webhook, string data) => (_process, Webhook, _data) = (process, webhook, data);

    public Uri Webhook { get; }

    /// <summary>From the start of the process to its first 2xx to a signed webhook.</summary>
    public TimeSpan FirstAnswer { get; private set; }

    /// <summary>What it had spent by then.</summary>
    public TimeSpan FirstAnswerCpu { get; private set; }

    public TimeSpan Cpu => ProcessUsage.Cpu(_process.Id);

    public double ResidentMiB => ProcessUsage.ResidentMiB(_process.Id);

    /// <summary>Starts it with an empty folder for its data, which is removed afterwards.</summary>
    public static async Task<TargetProcess> StartAsync(Target target, TwilioMock twilio, CancellationToken cancellationToken)
    {
        var port = FreePort();
        var data = Directory.CreateTempSubdirectory("bench-").FullName;
        string Fill(string value) => value
            .Replace("{port}", port.ToString(null, null), StringComparison.Ordinal)
            .Replace("{twilio}", twilio.Address, StringComparison.Ordinal)
            .Replace("{data}", data, StringComparison.Ordinal);
        var start = new ProcessStartInfo(target.Command[0], target.Command.Skip(1)) { WorkingDirectory = Fill(target.Folder), RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in target.Environment) start.Environment[name] = Fill(value);

        var begin = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => { if (line.Data is not null) Console.Error.WriteLine($"  {target.Name}: {line.Data}"); };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var running = new TargetProcess(process, new Uri($"http://127.0.0.1:{port}/api/sms"), data);
        try
        {
            await running.WaitForFirstAnswerAsync(cancellationToken);
        }
        catch
        {
            running.Dispose();
            throw;
        }
        (running.FirstAnswer, running.FirstAnswerCpu) = (Stopwatch.GetElapsedTime(begin), ProcessUsage.CpuOfThreads(process.Id));
        return running;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_data, recursive: true);
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
            await Task.Delay(TimeSpan.FromMilliseconds(2), patience.Token);
        }
    }

    private static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
