using TwilioBot.Wire;

namespace TwilioBot.Delivery.Postgres;

public sealed partial class PostgresMessageStore
{
    /// <inheritdoc/>
    public async Task<bool> RecordStatusAsync(StatusReport report, CancellationToken cancellationToken)
    {
        _ = Self;
        var batch = new Batch().Add(
            """
            INSERT INTO delivery (tenant, message_sid, status, error_code, outbox_id, form, received_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (tenant, message_sid, status, error_code) DO NOTHING
            RETURNING 1
            """,
            Tenant, report.MessageSid, report.Status, report.ErrorCode, report.OutboxId, report.Form.ToArray(), Millis(report.ReceivedAt));
        if (report.OutboxId is not null)
        {
            Advance(batch, report);
        }
        var (isNew, isEvidence) = await _database.RunAsync(
            batch,
            async reader =>
            {
                var isNew = await reader.ReadAsync().ConfigureAwait(false);
                return (isNew, await reader.NextResultAsync().ConfigureAwait(false) && await reader.ReadAsync().ConfigureAwait(false));
            },
            cancellationToken).ConfigureAwait(false);
        if (isEvidence)
        {
            PokeSends();
        }
        return isNew;
    }

    /// <inheritdoc/>
    public Task<string?> FindEvidenceAsync(string outboxId, CancellationToken cancellationToken) => _database.ScalarAsync<string>(
        new Batch().Add("SELECT message_sid FROM delivery WHERE tenant = $1 AND outbox_id = $2 LIMIT 1", Tenant, outboxId), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlySet<string>> FindClaimedSidsAsync(IReadOnlyCollection<string> messageSids, CancellationToken cancellationToken) =>
        messageSids.Count == 0
            ? new HashSet<string>()
            : await _database.RunAsync(
                new Batch().Add("SELECT DISTINCT message_sid FROM outbox WHERE tenant = $1 AND message_sid = ANY ($2)", Tenant, messageSids),
                ReadConversationsAsync,
                cancellationToken).ConfigureAwait(false);

    // Moves the outbox message's delivery forward, never back, and ends the wait of a lane that this is the evidence for.
    private static void Advance(Batch batch, StatusReport report)
    {
        var laterNews = MessageStatus.All.Where(known => MessageStatus.Merge(known, report.Status) == known).ToList();
        batch
            // Lanes before rows, as everybody does.
            .Add(
                """
                UPDATE send_lane SET due_at = 0, place = nextval('place')
                WHERE tenant = $1 AND fence = 0 AND due_at > 0 AND conversation = (SELECT conversation FROM outbox WHERE tenant = $1 AND id = $2 AND state = 3)
                RETURNING 1
                """, Tenant, report.OutboxId)
            .Add(
                """
                UPDATE outbox SET delivery_status = $3, delivery_error = $4
                WHERE tenant = $1 AND id = $2 AND (delivery_status IS NULL OR (delivery_status <> $3 AND $5 AND delivery_status <> ALL ($6)))
                """, Tenant, report.OutboxId, report.Status, report.ErrorCode, MessageStatus.Rank(report.Status) >= 0, laterNews);
    }
}
