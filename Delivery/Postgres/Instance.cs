using System.Globalization;
using Npgsql;

namespace TwilioBot.Delivery.Postgres;

/// <summary>
/// This process among those that share the database: its row, a session of its own that holds a lock for as long as the process
/// lives, and the wake-ups that travel over that session.
/// </summary>
internal sealed class Instance : IAsyncDisposable
{
    /// <summary>The ids of the instances whose session is there. It ends with its process, whatever becomes of that.</summary>
    public const string Alive = """
        SELECT objid::bigint AS id FROM pg_locks
        WHERE locktype = 'advisory' AND objsubid = 2 AND granted
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            AND classid::bigint = hashtext('twiliobot ' || current_schema())::bigint & 4294967295
        """;

    /// <summary>
    /// The ids of the instances whose process has ended, as far as can be told: their session is gone (<c>alive</c> lists those that are
    /// there), and neither the server (it would have started since) nor the way to it ($2: since when our own session is back, NULL: it was
    /// never away) ended it.
    /// </summary>
    public const string Ended = """
        SELECT id FROM instance
        WHERE beat_at > pg_postmaster_start_time() AND ($2::timestamptz IS NULL OR beat_at > $2) AND NOT EXISTS (SELECT FROM alive WHERE alive.id = instance.id)
        """;

    private static readonly DateTime Never = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);
    private static readonly TimeSpan Reconnect = TimeSpan.FromMilliseconds(250), Quiet = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(2);

    private readonly NpgsqlDataSource _source;
    private readonly Action _notified;
    private readonly Action<bool> _isThere;
    private readonly CancellationTokenSource _closed = new();
    private readonly SemaphoreSlim _bell = new(0, 1);
    private Task _work = Task.CompletedTask;
    private long _fences;

    private Instance(NpgsqlDataSource source, int id, string channel, Action notified, Action<bool> isThere) =>
        (_source, Id, Channel, _notified, _isThere) = (source, id, channel, notified, isThere);

    /// <summary>Which instance this is; every start is another one.</summary>
    public int Id { get; }

    /// <summary>Where instances wake each other.</summary>
    public string Channel { get; }

    /// <summary>Since when our session is back, by the database's clock; null: it is the first one. While it is away, later than any time.</summary>
    public DateTime? BackSince { get; private set; }

    /// <summary>Whether others share the database now.</summary>
    public bool HasPeers { get; set; }

    /// <summary>Registers this process and begins to listen.</summary>
    /// <param name="source">Makes the session.</param>
    /// <param name="schema">The version that this program writes.</param>
    /// <param name="notified">Called when there may be work.</param>
    /// <param name="isThere">Called with false when the session was lost, with true when there is another one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Instance> EnterAsync(NpgsqlDataSource source, int schema, Action notified, Action<bool> isThere, CancellationToken cancellationToken)
    {
        var command = source.CreateCommand("INSERT INTO instance (name, schema) VALUES ($1, $2) RETURNING id, 'twiliobot_' || md5(current_schema())");
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}") });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = schema });
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            Instance instance;
            await using (reader.ConfigureAwait(false))
            {
                await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                instance = new Instance(source, reader.GetInt32(0), reader.GetString(1), notified, isThere);
            }
            var session = await instance.ConnectAsync(cancellationToken).ConfigureAwait(false);
            instance._work = Task.WhenAll(Task.Run(() => instance.ListenAsync(session), CancellationToken.None), Task.Run(instance.RingAsync, CancellationToken.None));
            return instance;
        }
    }

    /// <summary>A fence that nobody has had: the instance in the upper half, a count in the lower.</summary>
    public long NewFence() => ((long)Id << 32) | Interlocked.Increment(ref _fences);

    /// <summary>There is work that nobody here waits for. Many calls become one wake-up: each takes a lock that all share.</summary>
    public void TellOthers()
    {
        if (HasPeers && _bell.CurrentCount == 0)
        {
            try
            {
                _bell.Release();
            }
            catch (SemaphoreFullException)
            {
                // Somebody else did.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync().ConfigureAwait(false);
        await _work.ConfigureAwait(false);
        _closed.Dispose();
        _bell.Dispose();
    }

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var session = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            session.Notification += (_, e) =>
            {
                if (e.Payload != Id.ToString(CultureInfo.InvariantCulture))
                {
                    HasPeers = true;
                    _notified();
                }
            };
            // Shared, since the session that broke may not have been missed by the server yet. The others hear at once that they have a peer.
            var command = new NpgsqlCommand(
                string.Create(CultureInfo.InvariantCulture, $"LISTEN {Channel}; SELECT pg_advisory_lock_shared(hashtext('twiliobot ' || current_schema()), {Id}); SELECT pg_notify('{Channel}', '{Id}')"), session);
            await using (command.ConfigureAwait(false))
            {
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
            return session;
        }
        catch
        {
            await EndAsync(session).ConfigureAwait(false);
            throw;
        }
    }

    private async Task ListenAsync(NpgsqlConnection? session)
    {
        while (!_closed.IsCancellationRequested)
        {
            try
            {
                if (session is null)
                {
                    session = await ConnectAsync(_closed.Token).ConfigureAwait(false);
                    BackSince = await NowAsync(session).ConfigureAwait(false);
                    _isThere(true);
                }
                _notified();    // what was called while nobody listened
                while (true)
                {
                    if (!await session.WaitAsync(LongestSilence, _closed.Token).ConfigureAwait(false))
                    {
                        await AskAsync(session).ConfigureAwait(false);
                    }
                }
            }
#pragma warning disable CA1031 // However the session ended: another one, until the store is closed.
            catch (Exception)
#pragma warning restore CA1031
            {
                if (session is not null)
                {
                    _isThere(false);
                    BackSince = Never;
                    await EndAsync(session).ConfigureAwait(false);
                    session = null;
                }
                await PauseAsync(Reconnect).ConfigureAwait(false);
            }
        }
    }

    // The pool closes what is returned to it after this: whoever got this connection from it would hold our lock, and hear our calls.
    private static ValueTask EndAsync(NpgsqlConnection session)
    {
        NpgsqlConnection.ClearPool(session);
        return session.DisposeAsync();
    }

    private async Task<DateTime> NowAsync(NpgsqlConnection session)
    {
        var command = new NpgsqlCommand("SELECT clock_timestamp()", session);
        await using (command.ConfigureAwait(false))
        {
            return (DateTime)(await command.ExecuteScalarAsync(_closed.Token).ConfigureAwait(false))!;
        }
    }

    // A connection that the network has forgotten says nothing, and our lock has gone with it.
    private async Task AskAsync(NpgsqlConnection session)
    {
        using var patience = new Deadline(LongestSilence, _closed.Token);
        var command = new NpgsqlCommand("SELECT 1", session);
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(patience.Token).ConfigureAwait(false);
        }
    }

    private async Task RingAsync()
    {
        while (!_closed.IsCancellationRequested)
        {
            try
            {
                await _bell.WaitAsync(_closed.Token).ConfigureAwait(false);
                var batch = new Batch()
                    .Add("SELECT set_config('synchronous_commit', 'off', true)")
                    .Add("SELECT pg_notify($1, $2)", Channel, Id.ToString(CultureInfo.InvariantCulture))
                    .On(_source);
                await using (batch.ConfigureAwait(false))
                {
                    await batch.ExecuteNonQueryAsync(_closed.Token).ConfigureAwait(false);
                }
            }
#pragma warning disable CA1031 // A wake-up that does not get through is made up for by the others' polls.
            catch (Exception)
#pragma warning restore CA1031
            {
            }
            await PauseAsync(Quiet).ConfigureAwait(false);
        }
    }

    private async Task PauseAsync(TimeSpan pause) =>
        await Task.Delay(pause, _closed.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
