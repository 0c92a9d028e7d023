namespace TwilioBot.Delivery.Sqlite;

public sealed partial class SqliteMessageStore
{
    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, ServedAddress>> ServeAsync(IReadOnlyCollection<string> addresses, CancellationToken cancellationToken)
    {
        var now = Millis(_clock.GetUtcNow());
        return Writer.WriteAsync<IReadOnlyDictionary<string, ServedAddress>>(
            session =>
            {
                var served = new Dictionary<string, ServedAddress>(addresses.Count, StringComparer.Ordinal);
                foreach (var address in addresses)
                {
                    session.Execute(
                        "INSERT INTO served (tenant, address, since) VALUES ($1, $2, $3) ON CONFLICT (tenant, address) DO NOTHING", Tenant, address, now);
                    using var reader = session.Query("SELECT since, swept_through FROM served WHERE tenant = $1 AND address = $2", Tenant, address);
                    reader.Read();
                    served[address] = new ServedAddress(Time(reader.GetInt64(0)), reader.IsDBNull(1) ? null : Time(reader.GetInt64(1)));
                }
                return served;
            },
            null,
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> TryLeaseSweepAsync(string owner, TimeSpan length, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        var taken = await Writer.WriteAsync(
            session => session.Execute(
                """
                INSERT INTO sweep (tenant, owner, until) VALUES ($1, $2, $3)
                ON CONFLICT (tenant) DO UPDATE SET owner = excluded.owner, until = excluded.until WHERE owner = excluded.owner OR until <= $4
                """,
                Tenant, owner, Millis(now + length), Millis(now)),
            null,
            cancellationToken).ConfigureAwait(false);
        return taken > 0;
    }

    /// <inheritdoc/>
    public Task EndSweepAsync(string owner, IReadOnlyCollection<string> addresses, DateTimeOffset? through, CancellationToken cancellationToken) =>
        Writer.WriteAsync(
            session =>
            {
                var isOurs = session.Execute("DELETE FROM sweep WHERE tenant = $1 AND owner = $2", Tenant, owner) > 0;
                foreach (var address in through is null || !isOurs ? [] : addresses)
                {
                    session.Execute("UPDATE served SET swept_through = $3 WHERE tenant = $1 AND address = $2", Tenant, address, Millis(through!.Value));
                }
                return isOurs;
            },
            null,
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlySet<string>> FindTakenAsync(string accountSid, IReadOnlyCollection<string> messageSids, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlySet<string>>(Read(session => messageSids
            .Where(sid => session.Scalar("SELECT 1 FROM inbox WHERE tenant = $1 AND account_sid = $2 AND message_sid = $3", Tenant, accountSid, sid) is not null)
            .ToHashSet(StringComparer.Ordinal)));
    }

    // The process that owned the file is gone, and whatever it was looking at with it.
    private static void TakeUpSweep(SqliteSession session) => session.Execute("DELETE FROM sweep WHERE tenant = $1", Tenant);
}
