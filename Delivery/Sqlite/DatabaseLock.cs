namespace TwilioBot.Delivery.Sqlite;

/// <summary>Keeps a second process from the same database file: two would answer everybody twice.</summary>
internal sealed class DatabaseLock : IDisposable
{
    private readonly FileStream _file;

    private DatabaseLock(FileStream file) => _file = file;

    // What the operating system says of a file that is locked: flock's EWOULDBLOCK (Linux, macOS), Windows' sharing violation.
    private const int LinuxWouldBlock = 11, MacWouldBlock = 35, SharingViolation = unchecked((int)0x80070020);

    /// <exception cref="InvalidOperationException">Another process holds the file.</exception>
    /// <exception cref="IOException">The lock's own file cannot be made: the disk is full, say.</exception>
    public static DatabaseLock Take(string databasePath)
    {
        try
        {
            // The operating system lets go of it however the process ends.
            return new DatabaseLock(new FileStream(databasePath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (e.HResult == (OperatingSystem.IsWindows() ? SharingViolation : OperatingSystem.IsMacOS() ? MacWouldBlock : LinuxWouldBlock))
        {
            throw new InvalidOperationException(
                $"Another process uses the database {databasePath}. Stop it, or name another file in ConnectionStrings:TwilioBot.", e);
        }
    }

    public void Dispose() => _file.Dispose();
}
