using TwilioBot.Wire;

namespace TwilioBot.Delivery.Postgres;

public sealed partial class PostgresMessageStore
{
    /// <inheritdoc/>
    public async Task<bool> RecordStatusAsync(StatusReport report, CancellationToken cancellationToken)
    {
        _ = Self;
        var hash = _hash.OfStatus(Tenant, report.MessageSid, report.Status, report.ErrorCode);
        var keeps = MessageStatus.All.Where(known => MessageStatus.Merge(known, report.Status) == known).ToList();
        bool isNew, isEvidence, isNews;
        try
        {
            (isNew, isEvidence, isNews) = await _database.RunAsync(
                new Batch()
                    // Lanes before rows, as everybody does: the wait of a lane that this is the evidence for is over.
                    .Add(
                        """
                        UPDATE send_lane SET due_at = 0, place = nextval('place')
                        WHERE tenant = $1 AND fence = 0 AND due_at > 0 AND conversation = (SELECT conversation FROM outbox WHERE tenant = $1 AND id = $2 AND state = 3)
                        RETURNING 1
                        """, Tenant, report.OutboxId ?? "")
                    .Add(
                        $"""
                        WITH new AS (
                            INSERT INTO delivery (tenant, message_sid, status, error_code, outbox_id, form, received_at)
                            SELECT $1, $2, $3, $4, $5, $6, $7 WHERE NOT EXISTS (SELECT FROM remembered WHERE hash = $8)
                            ON CONFLICT (tenant, message_sid, status, error_code) DO NOTHING
                            RETURNING 1),
                        -- The number or the Messaging Service may have a callback address of its own, without our id in it.
                        row AS (
                            SELECT seq, conversation FROM outbox WHERE tenant = $1 AND id = $5 AND EXISTS (SELECT FROM new)
                            UNION ALL
                            SELECT seq, conversation FROM outbox WHERE tenant = $1 AND message_sid = $2 AND $5 IS NULL AND EXISTS (SELECT FROM new)),
                        -- Delivery moves forward, never back. Only here does Twilio tell the id of a message that left in the webhook's response.
                        moved AS (
                            UPDATE outbox o SET delivery_status = $3, delivery_error = $4,
                                message_sid = CASE WHEN o.state = 7 THEN COALESCE(o.message_sid, $2) ELSE o.message_sid END
                            FROM row WHERE o.tenant = $1 AND o.conversation = row.conversation AND o.seq = row.seq
                                AND (o.delivery_status IS NULL OR (o.delivery_status <> $3 AND $9 AND o.delivery_status <> ALL ($10)))
                            RETURNING o.id, o.conversation),
                        told AS (
                            INSERT INTO inbox (tenant, conversation, account_sid, message_sid, channel, form, received_at, state, status_of, trace_parent)
                            SELECT $1, conversation, $11, $12, $13, $6, $7, 0, id, $14 FROM moved
                            ON CONFLICT (tenant, account_sid, message_sid) DO NOTHING
                            RETURNING conversation),
                        lane AS ({LaneSql.Statuses.Wake.Replace("FROM new", "FROM told", StringComparison.Ordinal)} RETURNING 1)
                        SELECT (SELECT count(*) FROM new), (SELECT count(*) FROM told)
                        """,
                        Tenant, report.MessageSid, report.Status, report.ErrorCode, report.OutboxId, report.Form.ToArray(), Millis(report.ReceivedAt),
                        hash, MessageStatus.Rank(report.Status) >= 0, keeps,
                        report.AccountSid, report.Key, report.ChannelId, report.TraceParent)
                    // Again, in a statement that sees what retention removed while the insert waited for just that.
                    .Add(
                        """
                        SELECT CASE WHEN EXISTS (SELECT FROM remembered WHERE hash = $1)
                            AND EXISTS (SELECT FROM delivery WHERE tenant = $2 AND message_sid = $3 AND status = $4 AND error_code = $5) THEN refuse('TB003') END
                        """, hash, Tenant, report.MessageSid, report.Status, report.ErrorCode),
                async reader =>
                {
                    var isEvidence = await reader.ReadAsync().ConfigureAwait(false);
                    await reader.NextResultAsync().ConfigureAwait(false);
                    await reader.ReadAsync().ConfigureAwait(false);
                    return (reader.GetInt64(0) > 0, isEvidence, reader.GetInt64(1) > 0);
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (RemovedException)
        {
            return false;
        }
        if (isEvidence)
        {
            Poke(_sends);
        }
        if (isNews)
        {
            Poke(_statuses);
        }
        return isNew;
    }

    /// <inheritdoc/>
    public Task<string?> FindEvidenceAsync(string outboxId, CancellationToken cancellationToken) => _database.ScalarAsync<string>(
        new Batch().Add("SELECT message_sid FROM delivery WHERE tenant = $1 AND outbox_id = $2 LIMIT 1", Tenant, outboxId), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlySet<string>> FindClaimedSidsAsync(string outboxId, IReadOnlyCollection<string> messageSids, CancellationToken cancellationToken) =>
        messageSids.Count == 0
            ? new HashSet<string>()
            : await _database.RunAsync(
                new Batch().Add(
                    """
                    SELECT message_sid FROM outbox WHERE tenant = $1 AND message_sid = ANY ($2) AND id <> $3
                    UNION SELECT message_sid FROM delivery WHERE tenant = $1 AND message_sid = ANY ($2) AND outbox_id <> $3
                    """, Tenant, messageSids, outboxId),
                ReadConversationsAsync,
                cancellationToken).ConfigureAwait(false);
}
