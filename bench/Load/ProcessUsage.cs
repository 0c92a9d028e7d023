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
        var fields = FieldsOf(pid.ToString(CultureInfo.InvariantCulture));
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    /// <summary>Time on a processor so far, exact to the nanosecond, of the threads that there are still: right for a process that has just begun.</summary>
    public static TimeSpan CpuOfThreads(int pid)
    {
        var nanoseconds = 0L;
        foreach (var thread in Directory.EnumerateDirectories($"/proc/{pid}/task"))
        {
            try
            {
                nanoseconds += long.Parse(File.ReadAllText(thread + "/schedstat").Split(' ')[0], CultureInfo.InvariantCulture);
            }
            catch (IOException)
            {
                // It ended meanwhile.
            }
        }
        return TimeSpan.FromMilliseconds(nanoseconds / 1e6);
    }

    /// <summary>User and system time so far of a process and all its children, those that are over and those that run.</summary>
    public static TimeSpan CpuOfFamily(int pid)
    {
        var ticks = 0L;
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(folder[6])))
        {
            try
            {
                var fields = FieldsOf(Path.GetFileName(folder));
                var isHead = folder == $"/proc/{pid}";
                if (isHead || fields[1] == pid.ToString(CultureInfo.InvariantCulture))
                {
                    ticks += fields[11..(isHead ? 15 : 13)].Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
                }
            }
            catch (IOException)
            {
                // It ended meanwhile, and is counted with its parent's.
            }
        }
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    /// <summary>Resident memory in MiB.</summary>
    public static double ResidentMiB(int pid) =>
        double.Parse(
            File.ReadLines($"/proc/{pid}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))[6..^2].Trim(), CultureInfo.InvariantCulture) / 1024;

    private static string[] FieldsOf(string pid)
    {
        // The second field, the program's name, may hold spaces: count from its closing bracket.
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
    }
}
