using TwilioBot.Wire;

namespace TwilioBot.Delivery.Sqlite;

public sealed partial class SqliteMessageStore
{
    /// <inheritdoc/>
    public async Task<bool> RecordStatusAsync(StatusReport report, CancellationToken cancellationToken)
    {
        var hash = _hash.OfStatus(Tenant, report.MessageSid, report.Status, report.ErrorCode);
        var recorded = await Writer.WriteAsync(
            session =>
            {
                var isNew = session.Execute(
                    """
                    INSERT INTO delivery (tenant, message_sid, status, error_code, outbox_id, form, received_at)
                    SELECT $1, $2, $3, $4, $5, $6, $7 WHERE NOT EXISTS (SELECT 1 FROM remembered WHERE hash = $8)
                    ON CONFLICT (tenant, message_sid, status, error_code) DO NOTHING
                    """,
                    Tenant, report.MessageSid, report.Status, report.ErrorCode, report.OutboxId, Bytes(report.Form), Millis(report.ReceivedAt), hash) > 0;
                return isNew ? Advance(session, report) with { IsNew = true } : default;
            },
            news =>
            {
                AddTurn(news.Status);
                if (news.EndsWaitOf is not null)
                {
                    Sends.Hasten(news.EndsWaitOf);
                }
            },
            cancellationToken).ConfigureAwait(false);
        return recorded.IsNew;
    }

    /// <inheritdoc/>
    public Task<string?> FindEvidenceAsync(string outboxId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Read(session => Evidence(session, outboxId)));
    }

    /// <inheritdoc/>
    public Task<IReadOnlySet<string>> FindClaimedSidsAsync(string outboxId, IReadOnlyCollection<string> messageSids, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlySet<string>>(Read(session => messageSids
            .Where(sid => session.Scalar(
                """
                SELECT 1 FROM outbox WHERE tenant = $1 AND message_sid = $2 AND id <> $3
                UNION ALL SELECT 1 FROM delivery WHERE tenant = $1 AND message_sid = $2 AND outbox_id <> $3
                """, Tenant, sid, outboxId) is not null)
            .ToHashSet(StringComparer.Ordinal)));
    }

    private static string? Evidence(SqliteSession session, string outboxId) =>
        (string?)session.Scalar("SELECT message_sid FROM delivery WHERE tenant = $1 AND outbox_id = $2 LIMIT 1", Tenant, outboxId);

    // Moves the outbox message's delivery forward, never back; only what moves it is told to the bot.
    private News Advance(SqliteSession session, StatusReport report)
    {
        string id, conversation;
        string? current;
        OutboxState state;
        // The number or the Messaging Service may have a callback address of its own, without our id in it.
        using (var reader = report.OutboxId is null
            ? session.Query("SELECT id, conversation, state, delivery_status FROM outbox WHERE tenant = $1 AND message_sid = $2", Tenant, report.MessageSid)
            : session.Query("SELECT id, conversation, state, delivery_status FROM outbox WHERE tenant = $1 AND id = $2", Tenant, report.OutboxId))
        {
            if (!reader.Read())
            {
                return default;
            }
            id = reader.GetString(0);
            conversation = reader.GetString(1);
            state = (OutboxState)reader.GetInt32(2);
            current = reader.IsDBNull(3) ? null : reader.GetString(3);
        }
        if (state == OutboxState.Answered)
        {
            // Only here does Twilio tell the id of a message that left in the webhook's response.
            session.Execute(
                "UPDATE outbox SET message_sid = $3 WHERE tenant = $1 AND id = $2 AND message_sid IS NULL", Tenant, id, report.MessageSid);
        }
        var endsWaitOf = state == OutboxState.Unknown ? conversation : null;
        if (report.Status == current || MessageStatus.Merge(current, report.Status) != report.Status)
        {
            return new News(endsWaitOf, null, false);
        }
        session.Execute(
            "UPDATE outbox SET delivery_status = $3, delivery_error = $4 WHERE tenant = $1 AND id = $2", Tenant, id, report.Status, report.ErrorCode);
        return new News(
            endsWaitOf,
            InsertInbox(session, new InboxMessage(report.AccountSid, report.Key, report.ChannelId, conversation, report.Form, report.ReceivedAt, id) { TraceParent = report.TraceParent }),
            false);
    }

    // EndsWaitOf: the lane whose head waits for this evidence. Status: what the bot is to be told.
    private readonly record struct News(string? EndsWaitOf, TurnClaim? Status, bool IsNew);
}
