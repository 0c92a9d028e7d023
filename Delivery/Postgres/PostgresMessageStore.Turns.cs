using System.Text.Json;

namespace TwilioBot.Delivery.Postgres;

public sealed partial class PostgresMessageStore
{
    /// <inheritdoc/>
    public async Task<CommitResult> CommitTurnAsync(TurnClaim claim, TurnCommit commit, CancellationToken cancellationToken)
    {
        var conversation = claim.Message.Conversation;
        var now = Now();
        var batch = new Batch().Add(LaneSql.Turns.Check, Tenant, conversation, claim.Fence);
        CheckState(batch, commit.Reads);
        WriteState(batch, commit.Writes, commit.Reads);
        InsertOutbox(batch, commit.Outbox, now);
        CancelOutbox(batch, commit.Cancelled, now);
        batch
            .Add(
                """
                WITH done AS (
                    UPDATE inbox SET state = 1, attempts = $4, finished_at = $5, reason = NULL
                    WHERE tenant = $1 AND conversation = $2 AND seq = $3 AND state = 0 RETURNING 1)
                SELECT CASE WHEN EXISTS (SELECT FROM done) THEN 0 ELSE refuse('TB001') END
                """,
                Tenant, conversation, claim.Seq, claim.Attempt, now)
            .Add(LaneSql.Turns.Release, Tenant, conversation, claim.Fence, now, null);
        try
        {
            await _database.RunAsync(batch, cancellationToken).ConfigureAwait(false);
        }
        catch (StateChangedException)
        {
            return CommitResult.Conflict;
        }
        _heldTurns.Remove(conversation, claim.Fence);
        if (commit.Outbox.Count > 0)
        {
            PokeSends();
        }
        PokeTurns();
        return CommitResult.Committed;
    }

    private static void InsertOutbox(Batch batch, IReadOnlyList<OutboxMessage> messages, long now)
    {
        if (messages.Count == 0)
        {
            return;
        }
        batch.Add(
            $"""
            WITH new AS (
                INSERT INTO outbox (tenant, conversation, id, activity_id, message, state, created_at)
                SELECT $1, m.conversation, m.id, m.activity_id, m.message, 0, $6
                FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) WITH ORDINALITY AS m(conversation, id, activity_id, message, n) ORDER BY m.n
                RETURNING conversation)
            {LaneSql.Sends.Wake}
            """,
            Tenant, messages.Select(message => message.Conversation).ToList(), messages.Select(message => message.Id).ToList(),
            messages.Select(message => message.ActivityId).ToList(),
            messages.Select(message => JsonSerializer.Serialize(message.Message, OutboxJson.Default.TwilioMessage)).ToList(), now);
    }

    private static void CancelOutbox(Batch batch, IReadOnlyList<string> activityIds, long now)
    {
        if (activityIds.Count == 0)
        {
            return;
        }
        batch
            // Lanes before rows, as everybody does: two who lock in the same order never wait for each other in a ring.
            .Add(
                """
                SELECT 1 FROM send_lane WHERE tenant = $1 AND conversation IN
                    (SELECT conversation FROM outbox WHERE tenant = $1 AND activity_id = ANY ($2) AND state = 0)
                ORDER BY conversation FOR UPDATE
                """, Tenant, activityIds)
            .Add(
                "UPDATE outbox SET state = 6, finished_at = $3, reason = 'taken back' WHERE tenant = $1 AND activity_id = ANY ($2) AND state = 0",
                Tenant, activityIds, now);
    }
}
