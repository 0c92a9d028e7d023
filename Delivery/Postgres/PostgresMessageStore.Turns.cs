using System.Text.Json;
using Npgsql;

namespace TwilioBot.Delivery.Postgres;

public sealed partial class PostgresMessageStore
{
    /// <inheritdoc/>
    public async Task<CommitResult> CommitTurnAsync(TurnClaim claim, TurnCommit commit, CancellationToken cancellationToken)
    {
        var conversation = claim.Message.Conversation;
        var now = Now();
        var lanes = LanesOf(claim.Message);
        var batch = new Batch().Add(lanes.Check, Tenant, conversation, claim.Fence);
        CheckState(batch, commit.Reads);
        WriteState(batch, commit.Writes, commit.Reads);
        CancelOutbox(batch, commit.Cancelled, now);
        batch.Add(
            """
            WITH done AS (
                UPDATE inbox SET state = 1, attempts = $4, finished_at = $5, reason = NULL, answer = CASE WHEN EXISTS (
                    SELECT FROM outbox WHERE tenant = $1 AND conversation = $2 AND state IN (0, 1, 3)) THEN NULL ELSE $6 END
                WHERE tenant = $1 AND conversation = $2 AND seq = $3 AND state = 0 RETURNING answer)
            SELECT CASE WHEN EXISTS (SELECT FROM done) THEN (SELECT answer IS NOT NULL FROM done) ELSE refuse('TB001') = 0 END AS answered
            """,
            Tenant, conversation, claim.Seq, claim.Attempt, now, commit.Answer);
        if (commit.Outbox.Count > 0)
        {
            InsertOutbox(batch, commit.Outbox, now, commit.Answer is null ? null : new InsertCondition(claim));
        }
        batch.Add(lanes.Release, Tenant, conversation, claim.Fence, now, null);
        bool answered;
        try
        {
            answered = await _database.RunAsync(batch, ReadAnsweredAsync, cancellationToken).ConfigureAwait(false);
        }
        catch (StateChangedException)
        {
            return CommitResult.Conflict;
        }
        catch (ClaimLostException)
        {
            Ended(claim);
            return CommitResult.Lost;
        }
        Ended(claim);
        if (commit.Outbox.Count > 0 && !answered)
        {
            Poke(_sends);
        }
        Poke(ClaimsOf(claim.Message));
        return answered && commit.Outbox.Count > 0 ? CommitResult.Answered : CommitResult.Committed;
    }

    // One of the results says it; the others only refuse.
    private static async Task<bool> ReadAnsweredAsync(NpgsqlDataReader reader)
    {
        do
        {
            if (reader.FieldCount == 1 && reader.GetName(0) == "answered")
            {
                await reader.ReadAsync().ConfigureAwait(false);
                return reader.GetBoolean(0);
            }
        }
        while (await reader.NextResultAsync().ConfigureAwait(false));
        throw new InvalidDataException("The commit of a turn said nothing.");
    }

    private static void InsertOutbox(Batch batch, IReadOnlyList<OutboxMessage> messages, long now, InsertCondition? condition = null, string onConflict = "") => batch.Add(
        $"""
        WITH answered AS (SELECT FROM inbox WHERE tenant = $1 AND conversation = $7 AND seq = $8 AND answer IS NOT NULL),
        inserted AS (
            INSERT INTO outbox (tenant, conversation, id, activity_id, message, created_at, trace_parent, state, finished_at)
            SELECT $1, m.conversation, m.id, m.activity_id, m.message, $6, NULLIF(m.trace_parent, ''),
                CASE WHEN EXISTS (SELECT FROM answered) THEN 7 ELSE 0 END, CASE WHEN EXISTS (SELECT FROM answered) THEN $6 END
            FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $9::text[]) WITH ORDINALITY AS m(conversation, id, activity_id, message, trace_parent, n)
            WHERE NOT EXISTS (SELECT FROM inbox WHERE tenant = $1 AND conversation = $7 AND apologised_at > $10)
            ORDER BY m.n {onConflict}
            RETURNING conversation, state),
        new AS (SELECT conversation FROM inserted WHERE state = 0)
        {LaneSql.Sends.Wake}
        """,
        Tenant, messages.Select(message => message.Conversation).ToList(), messages.Select(message => message.Id).ToList(),
        messages.Select(message => message.ActivityId).ToList(),
        messages.Select(message => JsonSerializer.Serialize(message.Message, OutboxJson.Default.TwilioMessage)).ToList(), now,
        condition?.Turn.Message.Conversation ?? "", condition?.Turn.Seq ?? 0L, messages.Select(message => message.TraceParent ?? "").ToList(),
        condition?.UnlessApologisedSince ?? long.MaxValue);

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
                SELECT 1 FROM send_lane WHERE tenant = $1 AND conversation IN (SELECT conversation FROM outbox WHERE tenant = $1 AND id = ANY ($2))
                ORDER BY conversation FOR UPDATE
                """, Tenant, activityIds)
            .Add(
                """
                UPDATE outbox SET state = 6, finished_at = $3, reason = 'taken back'
                WHERE tenant = $1 AND conversation IN (SELECT conversation FROM outbox WHERE tenant = $1 AND id = ANY ($2)) AND activity_id = ANY ($2) AND state = 0
                """,
                Tenant, activityIds, now);
    }

    /// <param name="Turn">The turn whose answer, if it was taken, carries the messages.</param>
    /// <param name="UnlessApologisedSince">The messages are left out when the turn's conversation got an apology after this time.</param>
    private sealed record InsertCondition(TurnClaim Turn, long UnlessApologisedSince = long.MaxValue);
}
