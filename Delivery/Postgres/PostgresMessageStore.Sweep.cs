namespace TwilioBot.Delivery.Postgres;

public sealed partial class PostgresMessageStore
{
    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, ServedAddress>> ServeAsync(IReadOnlyCollection<string> addresses, CancellationToken cancellationToken) =>
        _database.RunAsync<IReadOnlyDictionary<string, ServedAddress>>(
            new Batch()
                .Add(
                    "INSERT INTO served (tenant, address, since) SELECT $1, a, $3 FROM unnest($2::text[]) a ORDER BY a ON CONFLICT (tenant, address) DO NOTHING",
                    Tenant, addresses.Distinct(StringComparer.Ordinal).ToList(), Now())
                .Add("SELECT address, since, swept_through FROM served WHERE tenant = $1 AND address = ANY ($2)", Tenant, addresses),
            async reader =>
            {
                var served = new Dictionary<string, ServedAddress>(addresses.Count, StringComparer.Ordinal);
                while (await reader.ReadAsync().ConfigureAwait(false))
                {
                    served[reader.GetString(0)] = new ServedAddress(Time(reader.GetInt64(1)), reader.IsDBNull(2) ? null : Time(reader.GetInt64(2)));
                }
                return served;
            },
            cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> TryLeaseSweepAsync(string owner, TimeSpan length, CancellationToken cancellationToken) =>
        await _database.ScalarAsync<int>(
            new Batch().Add(
                """
                INSERT INTO sweep AS s (tenant, owner, until) VALUES ($1, $2, $3)
                ON CONFLICT (tenant) DO UPDATE SET owner = excluded.owner, until = excluded.until WHERE s.owner = excluded.owner OR s.until <= $4
                RETURNING 1
                """,
                Tenant, owner, Now() + (long)length.TotalMilliseconds, Now()),
            cancellationToken).ConfigureAwait(false) == 1;

    /// <inheritdoc/>
    public Task EndSweepAsync(string owner, IReadOnlyCollection<string> addresses, DateTimeOffset? through, CancellationToken cancellationToken) => _database.RunAsync(
        new Batch().Add(
            """
            WITH mine AS (DELETE FROM sweep WHERE tenant = $1 AND owner = $2 RETURNING 1)
            UPDATE served SET swept_through = $4 WHERE tenant = $1 AND address = ANY ($3) AND EXISTS (SELECT FROM mine)
            """,
            Tenant, owner, through is null ? [] : addresses.ToList(), Millis(through ?? DateTimeOffset.UnixEpoch)),
        cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlySet<string>> FindTakenAsync(string accountSid, IReadOnlyCollection<string> messageSids, CancellationToken cancellationToken) =>
        await _database.RunAsync(
            new Batch().Add("SELECT message_sid FROM inbox WHERE tenant = $1 AND account_sid = $2 AND message_sid = ANY ($3)", Tenant, accountSid, messageSids),
            ReadConversationsAsync,
            cancellationToken).ConfigureAwait(false);
}
