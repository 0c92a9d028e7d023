using System.Text.Json;
using Npgsql;

namespace TwilioBot.Delivery.Postgres;

public sealed partial class PostgresMessageStore
{
    /// <summary>Makes a claim of each row. Those of which none can be made, since they are not what was written, must not keep the others from being claimed.</summary>
    /// <param name="reader">Rows that begin with seq and conversation.</param>
    /// <param name="read">Makes the claim.</param>
    private static async Task<(List<T> Claims, List<(long Seq, string Conversation)> Damaged)> ReadClaimsAsync<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read)
    {
        var claims = new List<T>();
        var damaged = new List<(long, string)>();
        while (await reader.ReadAsync().ConfigureAwait(false))
        {
            try
            {
                claims.Add(read(reader));
            }
            catch (Exception e) when (e is JsonException or InvalidDataException or InvalidCastException or FormatException or OverflowException or ArgumentException)
            {
                damaged.Add((reader.GetInt64(0), reader.GetString(1)));
            }
        }
        return (claims, damaged);
    }

    // What is behind them goes on.
    private void SetAside<T>(LaneSql lanes, Claims<T> claims, List<(long Seq, string Conversation)> damaged, long fence)
    {
        foreach (var (seq, conversation) in damaged)
        {
            Log.RowUnreadable(_logger, lanes.Rows, seq);
            _releases.Begin(async () =>
            {
                await _database.RunAsync(
                    new Batch()
                        .Add(lanes.Check, Tenant, conversation, fence)
                        .Add(lanes.SetAside, Tenant, conversation, seq, Now())
                        .Add(lanes.Release, Tenant, conversation, fence, Now(), null),
                    CancellationToken.None).ConfigureAwait(false);
                Poke(claims);
            });
        }
    }
}
