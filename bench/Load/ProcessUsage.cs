using System.Globalization;

namespace TwilioBot.Bench;

/// <summary>What the kernel has booked on a process: its own account, not a sample.</summary>
internal static class ProcessUsage
{
    // USER_HZ, which every Linux that .NET runs on has set to 100.
    private const double TicksPerSecond = 100;

    /// <summary>User and system time so far.</summary>
    public static TimeSpan Cpu(int pid)
    {
        // The second field, the program's name, may hold spaces: count from its closing bracket.
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    /// <summary>Resident memory in MiB.</summary>
    public static double ResidentMiB(int pid) =>
        double.Parse(
            File.ReadLines($"/proc/{pid}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))[6..^2].Trim(), CultureInfo.InvariantCulture) / 1024;
}
