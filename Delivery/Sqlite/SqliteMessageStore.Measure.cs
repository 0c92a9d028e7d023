using Microsoft.Data.Sqlite;

namespace TwilioBot.Delivery.Sqlite;

public sealed partial class SqliteMessageStore
{
    /// <inheritdoc/>
    public Task<StoreMeasure> MeasureAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Read(session =>
        {
            var inbox = Waiting(session.Query("SELECT COUNT(*), MIN(received_at) FROM inbox WHERE tenant = $1 AND state = 0", Tenant));
            var outbox = Waiting(session.Query("SELECT COUNT(*), MIN(created_at) FROM outbox WHERE tenant = $1 AND state IN (0, 1, 3)", Tenant));
            return new StoreMeasure(
                inbox.Count, inbox.Oldest, Long(session.Scalar("SELECT COUNT(*) FROM inbox WHERE tenant = $1 AND state = 2", Tenant)),
                outbox.Count, outbox.Oldest, Long(session.Scalar("SELECT COUNT(*) FROM outbox WHERE tenant = $1 AND state = 4", Tenant)));
        }));

        static (long Count, DateTimeOffset? Oldest) Waiting(SqliteDataReader reader)
        {
            using (reader)
            {
                reader.Read();
                return (reader.GetInt64(0), reader.IsDBNull(1) ? null : Time(reader.GetInt64(1)));
            }
        }
    }
}
