using TwilioBot.Delivery.Sqlite;
using TwilioBot.Hosting;
using TwilioBot.Settings;

namespace TwilioBot.Operations;

/// <summary>What an operator has done with the database instead of starting the bot: <c>backup</c>, <c>restore</c> or <c>check</c>.</summary>
internal static class DatabaseCommand
{
    /// <summary>Whether the command line asks for one.</summary>
    public static bool IsNamedBy(string[] args) => args is ["backup" or "restore" or "check", ..];

    /// <summary>Does it and says what came of it.</summary>
    /// <exception cref="StartupException">It could not be done; nothing has changed.</exception>
    public static string Run(string[] args, TimeProvider clock)
    {
        var command = args[0];
        var file = args.Length > 1 && !args[1].StartsWith('-') ? args[1] : null;
        if (file is null && command != "check")
        {
            throw new StartupException($"Name the file: {command} <file>.");
        }
        var database = ReadDatabasePath(args[(file is null ? 1 : 2)..]);
        try
        {
            return command switch
            {
                "backup" => Backup(database, Path.GetFullPath(file!)),
                "restore" => Restore(database, Path.GetFullPath(file!), clock),
                _ => file is null ? CheckOwn(database) : Check(Path.GetFullPath(file)),
            };
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException(e.Message, e);
        }
    }

    private static string Backup(string database, string file) => $"{file} is a good copy of {database}: {SqliteBackup.Write(database, file)}.";

    private static string Restore(string database, string file, TimeProvider clock)
    {
        var (restored, replaced) = SqliteBackup.Restore(database, file, clock.GetUtcNow());
        return $"{database} is what {file} was: {restored}."
            + (replaced is null ? "" : $" What was there before is {replaced}.")
            + " What may have been sent since the backup is looked for at Twilio before it is sent.";
    }

    private static string Check(string path) => $"{path} is sound: {SqliteBackup.Check(path)}.";

    private static string CheckOwn(string database)
    {
        try
        {
            return Check(database);
        }
        catch (InvalidOperationException e)
        {
            throw new StartupException($"{e.Message.TrimEnd('.')}. Stop the bot and put a backup in its place with the command restore <file>.", e);
        }
    }

    private static string ReadDatabasePath(string[] args)
    {
        var problems = new List<string>();
        var database = DatabaseSettings.Read(new SettingsReader(WebApplication.CreateBuilder(LaunchEnvironment.Options(args)).Configuration, problems));
        if (database.Path is null)
        {
            problems.Add($"ConnectionStrings:TwilioBot names PostgreSQL ({database.Shown}), whose copies PostgreSQL itself makes: use pg_dump and pg_restore, or the backups of the service that runs it.");
        }
        return problems.Count == 0 ? database.Path! : throw new StartupException(string.Join(Environment.NewLine, problems));
    }
}
