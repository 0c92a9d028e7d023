using System.ComponentModel;
using System.Diagnostics;
using TwilioBot.Tests.Stories;

namespace TwilioBot.Tests.Kills;

/// <summary>A disk of a few megabytes that can be filled up and freed again.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const string Filler = "filler";
    private readonly TemporaryFolder _folder;

    private SmallDisk(TemporaryFolder folder) => _folder = folder;

    /// <summary>A file on the disk.</summary>
    public string this[string file] => _folder[file];

    /// <summary>Null where nobody may mount anything, as in many containers.</summary>
    public static SmallDisk? TryMount(string size)
    {
        var folder = new TemporaryFolder();
        if (Run("mount", "-t", "tmpfs", "-o", "size=" + size, "none", folder.FullName)) return new SmallDisk(folder);
        folder.Delete();
        return null;
    }

    /// <summary>Leaves <paramref name="free"/> bytes, or what is left already.</summary>
    public void Fill(long free)
    {
        try
        {
            using var file = new FileStream(_folder[Filler], FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
            var block = new byte[4096];
            for (var left = new DriveInfo(_folder.FullName).AvailableFreeSpace - free; left > 0; left -= block.Length) file.Write(block);
        }
        catch (IOException)
        {
            // The bot has written meanwhile: it is full.
        }
    }

    public void Free() => File.Delete(_folder[Filler]);

    public void Dispose()
    {
        Run("umount", "-l", _folder.FullName);
        _folder.Delete();
    }

    private static bool Run(params string[] command)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            // There is no such program here.
            return false;
        }
    }
}
