using Microsoft.Data.Sqlite;

namespace TwilioBot.Delivery.Sqlite;

public sealed partial class SqliteMessageStore
{
    /// <inheritdoc/>
    public Task<DeadLetterPage> ListDeadLettersAsync(DeadLetterPlace? after, int most, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var since = after is null ? long.MaxValue : Millis(after.Since);
        return Task.FromResult(Read(session =>
        {
            // One more than asked for tells whether there is a next page.
            var rows = Letters(
                session, DeadLetterRow.OfInbox, $"SELECT {DeadLetterRow.InboxColumns} FROM inbox WHERE tenant = $1 AND state = 2 AND finished_at <= $2 AND (finished_at < $2 OR seq < $3) ORDER BY finished_at DESC, seq DESC LIMIT $4",
                Tenant, since, after is { IsReply: false } ? after.Seq : 0, most + 1);
            rows.AddRange(Letters(
                session, DeadLetterRow.OfOutbox, $"SELECT {DeadLetterRow.OutboxColumns} FROM outbox WHERE tenant = $1 AND state = 4 AND finished_at <= $2 AND (finished_at < $2 OR seq < $3) ORDER BY finished_at DESC, seq DESC LIMIT $4",
                Tenant, since, after is { IsReply: true } ? after.Seq : long.MaxValue, most + 1));
            return DeadLetterRow.Page(rows, most);
        }));
    }

    /// <inheritdoc/>
    public Task<DeadLetter?> FindDeadLetterAsync(string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Read(session => FindLetter(session, id)?.Letter));
    }

    /// <inheritdoc/>
    public async Task<DeadLetterVerdict> ReplayDeadLetterAsync(DeadLetterDecision decision, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        var (verdict, _, _) = await Writer.WriteAsync(
            session => Decide(session, decision, row => row.Letter.Kind == DeadLetterKind.Reply ? ReplayReply(session, row, decision, now) : ReplayMessage(session, row, decision, now)),
            decided =>
            {
                AddTurn(decided.Turn);
                if (decided.Send is { } send)
                {
                    AddSends([send]);
                }
            },
            cancellationToken).ConfigureAwait(false);
        return verdict;
    }

    /// <inheritdoc/>
    public async Task<DeadLetterVerdict> DropDeadLetterAsync(DeadLetterDecision decision, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        var (verdict, _, _) = await Writer.WriteAsync(
            session => Decide(session, decision, row =>
            {
                session.Execute(
                    row.Letter.Kind == DeadLetterKind.Reply
                        ? "UPDATE outbox SET state = 8, finished_at = $2, decided_at = $2, decided_by = $3 WHERE seq = $1"
                        : "UPDATE inbox SET state = 3, finished_at = $2, decided_at = $2, decided_by = $3 WHERE seq = $1",
                    row.Place.Seq, Millis(now), decision.By);
                return new Decided(Done(session, decision));
            }),
            null,
            cancellationToken).ConfigureAwait(false);
        return verdict;
    }

    // One writer: between the look and the change nobody else decides.
    private static Decided Decide(SqliteSession session, DeadLetterDecision decision, Func<DeadLetterRow, Decided> change) => FindLetter(session, decision.Id) switch
    {
        null => new Decided(new DeadLetterVerdict(DeadLetterOutcome.NotFound, null)),
        { Letter: { State: not DeadLetterState.Dead } letter } => new Decided(new DeadLetterVerdict(DeadLetterOutcome.NotDead, letter)),
        { Letter: var letter } when decision.Replays is { } seen && seen != letter.Replays => new Decided(new DeadLetterVerdict(DeadLetterOutcome.Changed, letter)),
        { } row => change(row),
    };

    private static DeadLetterVerdict Done(SqliteSession session, DeadLetterDecision decision) => new(DeadLetterOutcome.Done, FindLetter(session, decision.Id)?.Letter);

    // A place of its own at the end: what came meanwhile was answered without it, or is about to be.
    private static Decided ReplayMessage(SqliteSession session, DeadLetterRow row, DeadLetterDecision decision, DateTimeOffset now)
    {
        var seq = Long(session.Scalar(
            """
            UPDATE inbox SET seq = (SELECT MAX(seq) + 1 FROM inbox), state = 0, attempts = 0, due_at = 0, finished_at = NULL,
                replays = replays + 1, decided_at = $2, decided_by = $3
            WHERE seq = $1 RETURNING seq
            """,
            row.Place.Seq, Millis(now), decision.By));
        return new Decided(Done(session, decision), Turn: new TurnClaim(seq, row.Inbox!, 1));
    }

    private static Decided ReplayReply(SqliteSession session, DeadLetterRow row, DeadLetterDecision decision, DateTimeOffset now)
    {
        var letter = row.Letter;
        if (row.IsUnreadable)
        {
            return new Decided(new DeadLetterVerdict(DeadLetterOutcome.Unreadable, letter));
        }
        if (letter.MayHaveLeft && Evidence(session, letter.Id) is { } messageSid)
        {
            session.Execute(
                "UPDATE outbox SET state = 2, message_sid = $2, finished_at = $3, in_doubt = 0, decided_at = $3, decided_by = $4 WHERE seq = $1",
                row.Place.Seq, messageSid, Millis(now), decision.By);
            return new Decided(new DeadLetterVerdict(DeadLetterOutcome.AlreadySent, FindLetter(session, letter.Id)?.Letter));
        }
        // What may have left keeps its tries: a status callback that comes before it leaves again still stops it.
        var attempts = letter.MayHaveLeft ? letter.Attempts : 0;
        var seq = Long(session.Scalar(
            """
            UPDATE outbox SET seq = (SELECT MAX(seq) + 1 FROM outbox), state = 0, attempts = $4, due_at = 0, finished_at = NULL, created_at = $2,
                resends = resends + $5, replays = replays + 1, decided_at = $2, decided_by = $3
            WHERE seq = $1 RETURNING seq
            """,
            row.Place.Seq, Millis(now), decision.By, attempts, letter.MayHaveLeft ? 1 : 0));
        return new Decided(Done(session, decision), Send: new SendClaim(seq, row.Outbox!, OutboxState.Pending, attempts, now, default));
    }

    private static DeadLetterRow? FindLetter(SqliteSession session, string id) =>
        Letters(session, DeadLetterRow.OfInbox, $"SELECT {DeadLetterRow.InboxColumns} FROM inbox WHERE tenant = $1 AND message_sid = $2 AND (state = 2 OR decided_at IS NOT NULL) ORDER BY seq LIMIT 1", Tenant, id).FirstOrDefault()
        ?? Letters(session, DeadLetterRow.OfOutbox, $"SELECT {DeadLetterRow.OutboxColumns} FROM outbox WHERE tenant = $1 AND id = $2 AND (state = 4 OR decided_at IS NOT NULL)", Tenant, id).FirstOrDefault();

    private static List<DeadLetterRow> Letters(SqliteSession session, Func<SqliteDataReader, DeadLetterRow> read, string sql, params ReadOnlySpan<object?> args)
    {
        var rows = new List<DeadLetterRow>();
        using var reader = session.Query(sql, args);
        while (reader.Read())
        {
            rows.Add(read(reader));
        }
        return rows;
    }

    // Turn, Send: what waits now.
    private readonly record struct Decided(DeadLetterVerdict Verdict, TurnClaim? Turn = null, SendClaim? Send = null);
}
