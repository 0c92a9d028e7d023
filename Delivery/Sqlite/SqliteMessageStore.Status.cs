using TwilioBot.Wire;

namespace TwilioBot.Delivery.Sqlite;

public sealed partial class SqliteMessageStore
{
    /// <inheritdoc/>
    public async Task<bool> RecordStatusAsync(StatusReport report, CancellationToken cancellationToken)
    {
        var recorded = await Writer.WriteAsync(
            session =>
            {
                var isNew = session.Execute(
                    """
                    INSERT INTO delivery (tenant, message_sid, status, error_code, outbox_id, form, received_at)
                    VALUES ($1, $2, $3, $4, $5, $6, $7)
                    ON CONFLICT (tenant, message_sid, status, error_code) DO NOTHING
                    """,
                    Tenant, report.MessageSid, report.Status, report.ErrorCode, report.OutboxId, Bytes(report.Form), Millis(report.ReceivedAt)) > 0;
                return (isNew, Lane: isNew ? Advance(session, report) : null);
            },
            result =>
            {
                if (result.Lane is not null)
                {
                    _sends.Hasten(result.Lane);
                }
            },
            cancellationToken).ConfigureAwait(false);
        return recorded.isNew;
    }

    /// <inheritdoc/>
    public Task<string?> FindEvidenceAsync(string outboxId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Read(session =>
            (string?)session.Scalar("SELECT message_sid FROM delivery WHERE tenant = $1 AND outbox_id = $2 LIMIT 1", Tenant, outboxId)));
    }

    /// <inheritdoc/>
    public Task<IReadOnlySet<string>> FindClaimedSidsAsync(IReadOnlyCollection<string> messageSids, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlySet<string>>(Read(session => messageSids
            .Where(sid => session.Scalar("SELECT 1 FROM outbox WHERE tenant = $1 AND message_sid = $2", Tenant, sid) is not null)
            .ToHashSet(StringComparer.Ordinal)));
    }

    // Moves the outbox message's delivery forward, never back. Returns its lane when this is the evidence it waits for.
    private static string? Advance(SqliteSession session, StatusReport report)
    {
        if (report.OutboxId is null)
        {
            return null;
        }
        string conversation;
        string? current;
        OutboxState state;
        using (var reader = session.Query("SELECT conversation, state, delivery_status FROM outbox WHERE tenant = $1 AND id = $2", Tenant, report.OutboxId))
        {
            if (!reader.Read())
            {
                return null;
            }
            conversation = reader.GetString(0);
            state = (OutboxState)reader.GetInt32(1);
            current = reader.IsDBNull(2) ? null : reader.GetString(2);
        }
        if (MessageStatus.Merge(current, report.Status) == report.Status && report.Status != current)
        {
            session.Execute(
                "UPDATE outbox SET delivery_status = $3, delivery_error = $4 WHERE tenant = $1 AND id = $2",
                Tenant, report.OutboxId, report.Status, report.ErrorCode);
        }
        return state == OutboxState.Unknown ? conversation : null;
    }
}
