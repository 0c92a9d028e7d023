using System.Runtime.InteropServices;
using TwilioBot.Delivery.Sqlite;

namespace TwilioBot.Tests.Delivery;

/// <summary>
/// Makes SQLite report an I/O error for a commit that has taken effect, through its own write-ahead-log hook, whose error
/// is the committing statement's ("though the commit will have still occurred", sqlite.org/c3ref/wal_hook.html).
/// </summary>
internal static class DoubtfulCommits
{
    private const int IoError = 10;
    private static readonly WalHook Hook = (_, _, _, _) => IoError;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int WalHook(nint context, nint database, nint name, int pages);

    /// <summary>The next commit that changes something takes effect and reports an error; those after it are sound.</summary>
    public static Task DoubtNextCommitAsync(this SqliteMessageStore store) => store.Writer.WriteAsync(
        session =>
        {
            // The writer opens another connection after an error, without the hook.
            sqlite3_wal_hook(session.Connection.Handle!.DangerousGetHandle(), Hook, 0);
            return 0;
        },
        null,
        default);

    [DllImport("e_sqlite3", CallingConvention = CallingConvention.Cdecl)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    private static extern nint sqlite3_wal_hook(nint database, WalHook hook, nint context);
}
