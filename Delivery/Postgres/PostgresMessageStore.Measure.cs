namespace TwilioBot.Delivery.Postgres;

public sealed partial class PostgresMessageStore
{
    /// <inheritdoc/>
    public Task<StoreMeasure> MeasureAsync(CancellationToken cancellationToken) => _database.RunAsync(
        new Batch().Add(
            """
            SELECT i.n, i.oldest, (SELECT count(*) FROM inbox WHERE tenant = $1 AND state = 2), o.n, o.oldest, (SELECT count(*) FROM outbox WHERE tenant = $1 AND state = 4)
            FROM (SELECT count(*) AS n, min(received_at) AS oldest FROM inbox WHERE tenant = $1 AND state = 0) i,
                (SELECT count(*) AS n, min(created_at) AS oldest FROM outbox WHERE tenant = $1 AND state IN (0, 1, 3)) o
            """, Tenant),
        static async reader =>
        {
            await reader.ReadAsync().ConfigureAwait(false);
            return new StoreMeasure(
                reader.GetInt64(0), reader.IsDBNull(1) ? null : Time(reader.GetInt64(1)), reader.GetInt64(2),
                reader.GetInt64(3), reader.IsDBNull(4) ? null : Time(reader.GetInt64(4)), reader.GetInt64(5));
        },
        cancellationToken);
}
