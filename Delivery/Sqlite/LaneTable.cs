using Microsoft.Data.Sqlite;

namespace TwilioBot.Delivery.Sqlite;

/// <summary>Brings what waits in a table into memory, as its lanes have room for it.</summary>
/// <remarks>
/// It reads on the writer's thread, in a transaction of its turn: so what it finds is exactly what was added to the lanes before, and
/// what is added after is not in it.
/// </remarks>
internal sealed class LaneTable<T> : IDisposable
{
    // Of rows whose lanes are here already, as of one busy conversation, so many are passed over in one go.
    private const int MostLookedAt = 4096;

    private static readonly TimeSpan StoreAwayWait = TimeSpan.FromSeconds(1);
    private readonly string _heads;
    private readonly string _queue;
    private readonly string _tenant;
    private readonly Func<SqliteDataReader, (T Item, DateTimeOffset Due)> _read;
    private readonly Action<SqliteSession, long> _setAside;
    private readonly Action<Exception> _onTrouble;
    private SqliteWriter? _writer;

    /// <param name="tenant">Whose rows.</param>
    /// <param name="table">The table; <c>seq</c>, <c>tenant</c> and <c>conversation</c> are columns of it.</param>
    /// <param name="waits">The condition for a row that waits, worded as in the indices for it.</param>
    /// <param name="columns">What <paramref name="read"/> wants.</param>
    /// <param name="read">Makes an item of a row, of which <c>seq</c> is the first column.</param>
    /// <param name="setAside">Makes a row that cannot be read wait no more.</param>
    /// <param name="onTrouble">Hears why nothing could be brought, each time.</param>
    /// <param name="clock">Tells what is due.</param>
    /// <param name="room">How much to keep in memory.</param>
    public LaneTable(
        string tenant, string table, string waits, string columns,
        Func<SqliteDataReader, (T Item, DateTimeOffset Due)> read, Action<SqliteSession, long> setAside,
        Action<Exception> onTrouble, TimeProvider clock, LaneRoom? room)
    {
        _tenant = tenant;
        _heads = $"SELECT {columns} FROM {table} WHERE tenant = $1 AND conversation = $2 AND {waits} ORDER BY seq LIMIT $3";
        _queue = $"SELECT seq, conversation FROM {table} WHERE tenant = $1 AND {waits} AND seq >= $2 ORDER BY seq LIMIT $3";
        (_read, _setAside, _onTrouble) = (read, setAside, onTrouble);
        Lanes = new Lanes<T>(clock, room, () => _ = BringAsync());
    }

    public Lanes<T> Lanes { get; }

    /// <summary>At the start: brings the first of what waits; the rest follows once there is a writer.</summary>
    public void Open(SqliteSession session)
    {
        Lanes.Doubt();
        Lanes.Fill(Load(session));
    }

    public void GoOn(SqliteWriter writer)
    {
        _writer = writer;
        Lanes.AskAgain();
    }

    public void Dispose() => Lanes.Dispose();

    private async Task BringAsync()
    {
        if (_writer is not { } writer)
        {
            return;
        }
        try
        {
            await writer.WriteAsync(Load, Lanes.Fill, CancellationToken.None).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Nobody waits for this but the lanes, and whatever it was, they will ask again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (!writer.IsClosed)
            {
                _onTrouble(e);
                // Real time, whatever clock the messages go by: it is the disk that is waited for.
                await Task.Delay(StoreAwayWait).ConfigureAwait(false);
                Lanes.AskAgain();
            }
        }
    }

    private LaneLoad<T> Load(SqliteSession session)
    {
        var need = Lanes.Need();
        var keys = new List<string>();
        var next = need.From is { } from ? FindNew(session, from, need.MostNew, keys) : null;
        keys.AddRange(need.Empty);
        return new LaneLoad<T>(need, next, keys.ConvertAll(key => (key, (IReadOnlyList<(T, DateTimeOffset)>)Heads(session, key, need.PerLane))));
    }

    private List<(T Item, DateTimeOffset Due)> Heads(SqliteSession session, string key, int most)
    {
        while (true)
        {
            var items = new List<(T, DateTimeOffset)>();
            var damaged = new List<long>();
            using (var reader = session.Query(_heads, _tenant, key, most))
            {
                while (reader.Read())
                {
                    try
                    {
                        items.Add(_read(reader));
                    }
                    catch (Exception e) when (e is not SqliteException && SqliteDamage.IsSeenIn(e))
                    {
                        damaged.Add(reader.GetInt64(0));
                    }
                }
            }
            if (damaged.Count == 0)
            {
                return items;
            }
            damaged.ForEach(seq => _setAside(session, seq));
        }
    }

    /// <returns>The row to go on from; null: there is none.</returns>
    private long? FindNew(SqliteSession session, long from, int most, List<string> keys)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var lookedAt = 0;
        using var reader = session.Query(_queue, _tenant, from, MostLookedAt);
        while (reader.Read())
        {
            lookedAt++;
            from = reader.GetInt64(0);
            var key = reader.GetString(1);
            if (found.Contains(key) || Lanes.Has(key))
            {
                continue;
            }
            if (found.Count == most)
            {
                return from;
            }
            found.Add(key);
            keys.Add(key);
        }
        return lookedAt == MostLookedAt ? from : null;
    }
}
