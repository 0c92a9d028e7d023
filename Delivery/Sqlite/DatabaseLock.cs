namespace TwilioBot.Delivery.Sqlite;

/// <summary>Keeps a second process from the same database file: two would answer everybody twice.</summary>
internal sealed class DatabaseLock : IDisposable
{
    private readonly FileStream _file;

    private DatabaseLock(FileStream file) => _file = file;

    /// <exception cref="InvalidOperationException">Another process holds the file.</exception>
    public static DatabaseLock Take(string databasePath)
    {
        try
        {
            // The operating system lets go of it however the process ends.
            return new DatabaseLock(new FileStream(databasePath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e)
        {
            throw new InvalidOperationException(
                $"Another process uses the database {databasePath}. Stop it, or name another file in ConnectionStrings:TwilioBot.", e);
        }
    }

    public void Dispose() => _file.Dispose();
}
