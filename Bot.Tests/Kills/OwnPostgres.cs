using System.Diagnostics;
using System.Globalization;
using Npgsql;
using TwilioBot.Tests.Stories;

namespace TwilioBot.Tests.Kills;

/// <summary>A PostgreSQL server that one test may stop, freeze and starve.</summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    private readonly Process _holder;
    private readonly string _owner;
    private readonly string _data;
    private readonly Stack<int> _frozen = new();

    private OwnPostgres(Process holder, string owner)
    {
        (_holder, _owner) = (holder, owner);
        _data = (string)Ask("SHOW data_directory")!;
        Ask("CREATE ROLE bot LOGIN; GRANT CREATE ON DATABASE postgres TO bot");
        // For the judge, who looks with the bot's rights.
        Ask("CREATE EXTENSION amcheck SCHEMA pg_catalog; GRANT EXECUTE ON FUNCTION bt_index_parent_check(regclass, boolean) TO bot");
    }

    /// <summary>What the bot connects with: somebody whose connections can run out.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_owner) { Username = "bot" }.ConnectionString;

    public static OwnPostgres Start()
    {
        var (holder, owner) = PostgresServer.Launch();
        return new OwnPostgres(holder, owner);
    }

    /// <summary>An immediate stop, as when its machine goes.</summary>
    public async Task StopAsync()
    {
        var postmaster = Postmaster();
        Signal("QUIT", postmaster);
        using var patience = new CancellationTokenSource(TwilioSide.Patience);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (IsRunning(postmaster)) await again.WaitForNextTickAsync(patience.Token);
    }

    /// <summary>Starts it again, with the command it was started with.</summary>
    public async Task StartAgainAsync()
    {
        var command = (await File.ReadAllTextAsync(Path.Combine(_data, "postmaster.opts"))).Trim();
        File.Delete(Path.Combine(_data, "postmaster.pid"));
        var asOwner = Environment.UserName == "root" ? "exec setpriv --reuid=postgres --regid=postgres --clear-groups " : "exec ";
        using var server = Process.Start(new ProcessStartInfo("sh", ["-c", $"cd / && {asOwner}{command} >/dev/null 2>&1 </dev/null"]))!;
        using var patience = new CancellationTokenSource(TwilioSide.Patience);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!Answers()) await again.WaitForNextTickAsync(patience.Token);
    }

    /// <summary>No process of it runs; whoever connects waits.</summary>
    public void Freeze()
    {
        var postmaster = Postmaster();
        Signal("STOP", postmaster);
        _frozen.Push(postmaster);
        foreach (var child in File.ReadAllText($"/proc/{postmaster}/task/{postmaster}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var id = int.Parse(child, CultureInfo.InvariantCulture);
            Signal("STOP", id);
            _frozen.Push(id);
        }
    }

    /// <summary>It goes on as if no time had passed.</summary>
    public void Thaw()
    {
        while (_frozen.TryPop(out var id)) Signal("CONT", id);
    }

    /// <summary>The bot loses its connections and gets no new ones.</summary>
    public void RefuseConnections() => Ask("ALTER ROLE bot CONNECTION LIMIT 0; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'bot'");

    public void AllowConnections() => Ask("ALTER ROLE bot CONNECTION LIMIT -1");

    /// <summary>As a replica is that an address points at after a failover.</summary>
    public void MakeReadOnly() => Ask("ALTER ROLE bot SET default_transaction_read_only = on", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'bot'");

    public void MakeWritable() => Ask("ALTER ROLE bot RESET default_transaction_read_only", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'bot'");

    public async ValueTask DisposeAsync()
    {
        Thaw();
        // It ends when the pipe to its holder is closed.
        _holder.StandardInput.Close();
        await _holder.WaitForExitAsync();
        _holder.Dispose();
    }

    private int Postmaster() => int.Parse(File.ReadLines(Path.Combine(_data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    private bool Answers()
    {
        try
        {
            return Ask("SELECT 1") is 1;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private object? Ask(params ReadOnlySpan<string> statements)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_owner) { Pooling = false }.ConnectionString);
        connection.Open();
        object? answer = null;
        foreach (var sql in statements)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this file's own.
            command.CommandText = sql;
#pragma warning restore CA2100
            answer = command.ExecuteScalar();
        }
        return answer;
    }

    // One that has ended stays in the list of processes until somebody has asked what became of it.
    private static bool IsRunning(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/stat").Split(')')[^1].TrimStart()[0] != 'Z';
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void Signal(string signal, int id)
    {
        using var kill = Process.Start("kill", ["-" + signal, id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
