namespace TwilioBot.Delivery.Sqlite;

public sealed partial class SqliteMessageStore
{
    /// <inheritdoc/>
    public Task<StoreMeasure> MeasureAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Read(session =>
        {
            var messages = Waiting(session, "FROM inbox WHERE tenant = $1 AND state = 0 AND status_of IS NULL", "received_at");
            var statuses = Waiting(session, "FROM inbox WHERE tenant = $1 AND state = 0 AND status_of IS NOT NULL", "received_at");
            var outbox = Waiting(session, "FROM outbox WHERE tenant = $1 AND finished_at IS NULL", "created_at");
            return new StoreMeasure(
                messages.Count + statuses.Count, Earlier(messages.Oldest, statuses.Oldest), Long(session.Scalar("SELECT COUNT(*) FROM inbox WHERE tenant = $1 AND state = 2", Tenant)),
                outbox.Count, outbox.Oldest, Long(session.Scalar("SELECT COUNT(*) FROM outbox WHERE tenant = $1 AND state = 4", Tenant)));
        }));

        // Counted in an index and looked up in a row, so that it costs little however much waits: rows rise in order of arrival.
        static (long Count, DateTimeOffset? Oldest) Waiting(SqliteSession session, string rows, string time) => (
            Long(session.Scalar("SELECT COUNT(*) " + rows, Tenant)),
            session.Scalar($"SELECT {time} {rows} ORDER BY seq LIMIT 1", Tenant) is { } oldest ? Time(Long(oldest)) : null);

        static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;
    }
}
