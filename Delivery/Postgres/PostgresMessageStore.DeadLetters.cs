using Npgsql;

namespace TwilioBot.Delivery.Postgres;

public sealed partial class PostgresMessageStore
{
    /// <inheritdoc/>
    public Task<DeadLetterPage> ListDeadLettersAsync(DeadLetterPlace? after, int most, CancellationToken cancellationToken)
    {
        _ = Self;
        var since = after is null ? long.MaxValue : Millis(after.Since);
        // One more than asked for tells whether there is a next page.
        return _database.RunAsync(
            new Batch()
                .Add(
                    $"SELECT {DeadLetterRow.InboxColumns} FROM inbox WHERE tenant = $1 AND state = 2 AND (finished_at, seq) < ($2, $3) ORDER BY finished_at DESC, seq DESC LIMIT $4",
                    Tenant, since, after is { IsReply: false } ? after.Seq : 0, most + 1)
                .Add(
                    $"SELECT {DeadLetterRow.OutboxColumns} FROM outbox WHERE tenant = $1 AND state = 4 AND (finished_at, seq) < ($2, $3) ORDER BY finished_at DESC, seq DESC LIMIT $4",
                    Tenant, since, after is { IsReply: true } ? after.Seq : long.MaxValue, most + 1),
            async reader => DeadLetterRow.Page(await ReadLettersAsync(reader).ConfigureAwait(false), most),
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<DeadLetter?> FindDeadLetterAsync(string id, CancellationToken cancellationToken) => (await FindLetterAsync(id, cancellationToken).ConfigureAwait(false))?.Letter;

    /// <inheritdoc/>
    public Task<DeadLetterVerdict> ReplayDeadLetterAsync(DeadLetterDecision decision, CancellationToken cancellationToken) => DecideAsync(
        decision, row => row.Outbox is null ? ReplayMessageAsync(row, decision, cancellationToken) : ReplayReplyAsync(row, decision, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<DeadLetterVerdict> DropDeadLetterAsync(DeadLetterDecision decision, CancellationToken cancellationToken) => DecideAsync(
        decision,
        async row => await _database.ScalarAsync<int>(
            new Batch().Add(
                $"""
                UPDATE {(row.Outbox is null ? "inbox SET state = 3" : "outbox SET state = 8")}, finished_at = $5, decided_at = $5, decided_by = $6
                WHERE {TheLetter(row)} RETURNING 1
                """,
                KeysOf(row, Now(), decision.By)),
            cancellationToken).ConfigureAwait(false) == 1 ? DeadLetterOutcome.Done : null,
        cancellationToken);

    /// <param name="decision">What is to be done.</param>
    /// <param name="change">Does it, provided that the letter still is as it was found; null: it is not.</param>
    /// <param name="cancellationToken">Gives up.</param>
    private async Task<DeadLetterVerdict> DecideAsync(DeadLetterDecision decision, Func<DeadLetterRow, Task<DeadLetterOutcome?>> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (await FindLetterAsync(decision.Id, cancellationToken).ConfigureAwait(false))
            {
                case null:
                    return new DeadLetterVerdict(DeadLetterOutcome.NotFound, null);
                case { Letter: { State: not DeadLetterState.Dead } letter }:
                    return new DeadLetterVerdict(DeadLetterOutcome.NotDead, letter);
                case { Letter: var letter } when decision.Replays is { } seen && seen != letter.Replays:
                    return new DeadLetterVerdict(DeadLetterOutcome.Changed, letter);
                case var row:
                    if (await change(row).ConfigureAwait(false) is { } outcome)
                    {
                        return new DeadLetterVerdict(outcome, await FindDeadLetterAsync(decision.Id, cancellationToken).ConfigureAwait(false));
                    }
                    break;    // somebody else decided in between: look what
            }
        }
    }

    // A place of its own at the end: what came meanwhile was answered without it, or is about to be.
    private async Task<DeadLetterOutcome?> ReplayMessageAsync(DeadLetterRow row, DeadLetterDecision decision, CancellationToken cancellationToken)
    {
        var replayed = await _database.ScalarAsync<long>(
            new Batch().Add(
                $"""
                WITH new AS (
                    UPDATE inbox SET seq = DEFAULT, state = 0, attempts = 0, due_at = 0, finished_at = NULL, replays = replays + 1, decided_at = $5, decided_by = $6
                    WHERE {TheLetter(row)} RETURNING conversation),
                lane AS ({LanesOf(row.Inbox!).Wake})
                SELECT count(*) FROM new
                """,
                KeysOf(row, Now(), decision.By)),
            cancellationToken).ConfigureAwait(false);
        if (replayed == 0)
        {
            return null;
        }
        Poke(ClaimsOf(row.Inbox!));
        return DeadLetterOutcome.Done;
    }

    private async Task<DeadLetterOutcome?> ReplayReplyAsync(DeadLetterRow row, DeadLetterDecision decision, CancellationToken cancellationToken)
    {
        if (row.IsUnreadable)
        {
            return DeadLetterOutcome.Unreadable;
        }
        var (wasSent, isReplayed) = await _database.RunAsync(
            new Batch()
                .Add(
                    $"""
                    UPDATE outbox SET state = 2, message_sid = d.message_sid, finished_at = $5, in_doubt = 0, decided_at = $5, decided_by = $6
                    FROM (SELECT message_sid FROM delivery WHERE tenant = $1 AND outbox_id = $7 LIMIT 1) d
                    WHERE {TheLetter(row)} AND (in_doubt > 0 OR resends > 0) RETURNING 1
                    """,
                    KeysOf(row, Now(), decision.By, row.Letter.Id))
                // What may have left keeps its tries: a status callback that comes before it leaves again still stops it.
                .Add(
                    $"""
                    WITH new AS (
                        UPDATE outbox SET seq = DEFAULT, state = 0, attempts = CASE WHEN in_doubt > 0 OR resends > 0 THEN attempts ELSE 0 END, due_at = 0,
                            finished_at = NULL, created_at = $5, resends = resends + CASE WHEN in_doubt > 0 OR resends > 0 THEN 1 ELSE 0 END,
                            replays = replays + 1, decided_at = $5, decided_by = $6
                        WHERE {TheLetter(row)} RETURNING conversation),
                    lane AS ({LaneSql.Sends.Wake})
                    SELECT count(*) FROM new
                    """,
                    KeysOf(row, Now(), decision.By)),
            async reader =>
            {
                var wasSent = await reader.ReadAsync().ConfigureAwait(false);
                await reader.NextResultAsync().ConfigureAwait(false);
                await reader.ReadAsync().ConfigureAwait(false);
                return (wasSent, reader.GetInt64(0) > 0);
            },
            cancellationToken).ConfigureAwait(false);
        if (isReplayed)
        {
            Poke(_sends);
        }
        return wasSent ? DeadLetterOutcome.AlreadySent : isReplayed ? DeadLetterOutcome.Done : null;
    }

    // The row as it was when somebody looked: dead, and replayed so often.
    private static string TheLetter(DeadLetterRow row) =>
        $"tenant = $1 AND conversation = $2 AND seq = $3 AND replays = $4 AND state = {(row.Outbox is null ? Dead : (int)OutboxState.Dead)}";

    private static object?[] KeysOf(DeadLetterRow row, params object?[] more) => [Tenant, row.Letter.Conversation, row.Place.Seq, row.Letter.Replays, .. more];

    private async Task<DeadLetterRow?> FindLetterAsync(string id, CancellationToken cancellationToken)
    {
        _ = Self;
        var rows = await _database.RunAsync(
            new Batch()
                .Add($"SELECT {DeadLetterRow.InboxColumns} FROM inbox WHERE tenant = $1 AND message_sid = $2 AND (state = 2 OR decided_at IS NOT NULL) ORDER BY seq LIMIT 1", Tenant, id)
                .Add($"SELECT {DeadLetterRow.OutboxColumns} FROM outbox WHERE tenant = $1 AND id = $2 AND (state = 4 OR decided_at IS NOT NULL)", Tenant, id),
            ReadLettersAsync,
            cancellationToken).ConfigureAwait(false);
        return rows.FirstOrDefault();
    }

    // Messages first, then replies.
    private static async Task<List<DeadLetterRow>> ReadLettersAsync(NpgsqlDataReader reader)
    {
        var rows = new List<DeadLetterRow>();
        while (await reader.ReadAsync().ConfigureAwait(false))
        {
            rows.Add(DeadLetterRow.OfInbox(reader));
        }
        await reader.NextResultAsync().ConfigureAwait(false);
        while (await reader.ReadAsync().ConfigureAwait(false))
        {
            rows.Add(DeadLetterRow.OfOutbox(reader));
        }
        return rows;
    }
}
