using System.Globalization;

namespace TwilioBot.Tests.Kills;

/// <summary>strace: sees a process's system calls, and kills it at any of them.</summary>
internal static class Strace
{
    // What .NET's sockets and SQLite use on Linux, and what another build of them might.
    private const string Durable = "fsync,fdatasync,write,pwrite64", Network = "sendto,sendmsg,writev";

    /// <summary>Calls at which something becomes durable or leaves the machine.</summary>
    public static IReadOnlyList<string> DeadlyCalls { get; } = ["fsync", "fdatasync", "write", "pwrite64", "ftruncate", "unlink", "rename", "sendto", "sendmsg", "recvfrom", "recvmsg"];

    /// <summary>Writes down what is written and sent, in order.</summary>
    public static IReadOnlyList<string> Watch(string file) =>
        ["strace", "-f", "--seccomp-bpf", "-qq", "-y", "-s", "8192", "-e", $"trace={Durable},{Network}", "-e", "signal=none", "-o", file];

    /// <summary>Kills the process at the <paramref name="n"/>. of these calls that any one of its threads makes.</summary>
    public static IReadOnlyList<string> KillAt(string call, int n) =>
        ["strace", "-f", "-qq", "-e", $"trace={call}", "-e", string.Create(CultureInfo.InvariantCulture, $"inject={call}:signal=SIGKILL:when={n}"), "-o", "/dev/null"];

    /// <summary>Of these calls of each thread, those from <paramref name="first"/> to <paramref name="last"/> fail with <paramref name="error"/> when they are for this file.</summary>
    public static IReadOnlyList<string> Fail(string call, string error, int first, int last, string path) =>
        ["strace", "-f", "-qq", "-P", path, "-e", $"trace={call}", "-e", string.Create(CultureInfo.InvariantCulture, $"inject={call}:error={error}:when={first}..{last}"), "-e", "signal=none", "-o", "/dev/null"];

    /// <summary>Writes down every deadly call.</summary>
    public static IReadOnlyList<string> Count(string file) =>
        ["strace", "-f", "--seccomp-bpf", "-qq", "-e", $"trace={string.Join(',', DeadlyCalls)}", "-e", "signal=none", "-s", "0", "-o", file];

    /// <summary>How often one thread made each call, the thread that made it most.</summary>
    public static IReadOnlyList<(string Call, int Count)> MostByThread(string traceFile) =>
    [
        .. File.ReadLines(traceFile)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 1 && words[1].Contains('(', StringComparison.Ordinal))
            .GroupBy(words => (Thread: words[0], Call: words[1].Split('(')[0]))
            .Select(group => (group.Key.Call, Count: group.Count()))
            .GroupBy(made => made.Call)
            .Select(made => (made.Key, made.Max(one => one.Count)))
            .OrderBy(made => made.Key, StringComparer.Ordinal),
    ];

    /// <summary>
    /// Whether a message was written to the write-ahead log, that log synchronised to its end, and only then the webhook answered.
    /// </summary>
    public static bool IsSyncedBeforeAnswer(string traceFile, string messageSid)
    {
        bool written = false, synced = false;
        string? syncing = null;
        foreach (var line in File.ReadLines(traceFile))
        {
            var (thread, call) = (line.Split(' ', 2)[0], line.Split(' ', 2)[1].TrimStart());
            if (call.Contains("write", StringComparison.Ordinal) && call.Contains("-wal>", StringComparison.Ordinal) && call.Contains(messageSid, StringComparison.Ordinal))
            {
                written = true;
            }
            else if (written && call.StartsWith('f') && call.Contains("sync(", StringComparison.Ordinal) && call.Contains("-wal>", StringComparison.Ordinal))
            {
                if (call.Contains("= 0", StringComparison.Ordinal)) synced = true;
                else syncing = thread;
            }
            else if (thread == syncing && call.Contains("sync resumed>", StringComparison.Ordinal) && call.Contains("= 0", StringComparison.Ordinal))
            {
                synced = true;
            }
            else if (written && call.Contains("HTTP/1.1 200", StringComparison.Ordinal))
            {
                return synced;
            }
        }
        throw new InvalidDataException("The trace shows no answer to the message.");
    }
}
