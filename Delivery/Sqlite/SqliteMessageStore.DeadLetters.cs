using System.Text.Json;
using Microsoft.Data.Sqlite;
using TwilioBot.Adapters;
using TwilioBot.Wire;

namespace TwilioBot.Delivery.Sqlite;

public sealed partial class SqliteMessageStore
{
    private const string InboxLetter =
        "seq, message_sid, state, conversation, channel, form, received_at, finished_at, attempts, reason, replays, decided_at, decided_by, account_sid, status_of, trace_parent";

    private const string OutboxLetter =
        "seq, id, state, conversation, message, created_at, finished_at, attempts, reason, replays, decided_at, decided_by, error_code, in_doubt, resends, activity_id, trace_parent";

    /// <inheritdoc/>
    public Task<DeadLetterPage> ListDeadLettersAsync(DeadLetterPlace? after, int most, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var since = after is null ? long.MaxValue : Millis(after.Since);
        return Task.FromResult(Read(session =>
        {
            // Of those of one millisecond, messages come before replies, and later rows before earlier ones. One more than asked for tells
            // whether there is a next page.
            var rows = InboxLetters(
                session, $"SELECT {InboxLetter} FROM inbox WHERE tenant = $1 AND state = 2 AND finished_at <= $2 AND (finished_at < $2 OR seq < $3) ORDER BY finished_at DESC, seq DESC LIMIT $4",
                Tenant, since, after is { IsReply: false } ? after.Seq : 0, most + 1);
            rows.AddRange(OutboxLetters(
                session, $"SELECT {OutboxLetter} FROM outbox WHERE tenant = $1 AND state = 4 AND finished_at <= $2 AND (finished_at < $2 OR seq < $3) ORDER BY finished_at DESC, seq DESC LIMIT $4",
                Tenant, since, after is { IsReply: true } ? after.Seq : long.MaxValue, most + 1));
            var page = rows.OrderByDescending(row => row.Place.Since).ThenBy(row => row.Place.IsReply).ThenByDescending(row => row.Place.Seq).Take(most).ToList();
            return new DeadLetterPage([.. page.Select(row => row.Letter.WithoutContent())], rows.Count > most ? page[^1].Place : null);
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
    private static Decided Decide(SqliteSession session, DeadLetterDecision decision, Func<LetterRow, Decided> change) => FindLetter(session, decision.Id) switch
    {
        null => new Decided(new DeadLetterVerdict(DeadLetterOutcome.NotFound, null)),
        { Letter: { State: not DeadLetterState.Dead } letter } => new Decided(new DeadLetterVerdict(DeadLetterOutcome.NotDead, letter)),
        { Letter: var letter } when decision.Replays is { } seen && seen != letter.Replays => new Decided(new DeadLetterVerdict(DeadLetterOutcome.Changed, letter)),
        { } row => change(row),
    };

    private static DeadLetterVerdict Done(SqliteSession session, DeadLetterDecision decision) => new(DeadLetterOutcome.Done, FindLetter(session, decision.Id)?.Letter);

    // A place of its own at the end: what came meanwhile was answered without it, or is about to be.
    private static Decided ReplayMessage(SqliteSession session, LetterRow row, DeadLetterDecision decision, DateTimeOffset now)
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

    private static Decided ReplayReply(SqliteSession session, LetterRow row, DeadLetterDecision decision, DateTimeOffset now)
    {
        var letter = row.Letter;
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

    private static LetterRow? FindLetter(SqliteSession session, string id) =>
        InboxLetters(session, $"SELECT {InboxLetter} FROM inbox WHERE tenant = $1 AND message_sid = $2 AND (state = 2 OR decided_at IS NOT NULL) ORDER BY seq LIMIT 1", Tenant, id).FirstOrDefault()
        ?? OutboxLetters(session, $"SELECT {OutboxLetter} FROM outbox WHERE tenant = $1 AND id = $2 AND (state = 4 OR decided_at IS NOT NULL)", Tenant, id).FirstOrDefault();

    private static List<LetterRow> InboxLetters(SqliteSession session, string sql, params ReadOnlySpan<object?> args)
    {
        var rows = new List<LetterRow>();
        using var reader = session.Query(sql, args);
        while (reader.Read())
        {
            var form = reader.GetFieldValue<byte[]>(5);
            var fields = TwilioForm.Parse(form);
            var isStatus = !reader.IsDBNull(14);
            var letter = new DeadLetter(
                isStatus ? DeadLetterKind.Status : DeadLetterKind.Message, reader.GetString(1),
                reader.GetInt32(2) switch { Waiting => DeadLetterState.Waiting, Dead => DeadLetterState.Dead, 3 => DeadLetterState.Dropped, _ => DeadLetterState.Done },
                reader.GetString(3), reader.GetString(4), fields[isStatus ? "To" : "From"] ?? "",
                Time(reader.GetInt64(6)), TimeOrNull(reader, 7) ?? TimeOrNull(reader, 11) ?? default, reader.GetInt32(8), TextOrNull(reader, 9), ErrorCode: 0)
            {
                Replays = reader.GetInt32(10),
                DecidedAt = TimeOrNull(reader, 11),
                DecidedBy = TextOrNull(reader, 12),
                Form = fields,
            };
            var message = new InboxMessage(reader.GetString(13), letter.Id, letter.ChannelId, letter.Conversation, form, letter.CreatedAt, TextOrNull(reader, 14))
            {
                TraceParent = TextOrNull(reader, 15),
            };
            rows.Add(new LetterRow(new DeadLetterPlace(letter.Since, IsReply: false, reader.GetInt64(0)), letter, Inbox: message));
        }
        return rows;
    }

    private static List<LetterRow> OutboxLetters(SqliteSession session, string sql, params ReadOnlySpan<object?> args)
    {
        var rows = new List<LetterRow>();
        using var reader = session.Query(sql, args);
        while (reader.Read())
        {
            var message = JsonSerializer.Deserialize(reader.GetString(4), OutboxJson.Default.TwilioMessage) ?? throw new InvalidDataException("An outbox row without a message.");
            var letter = new DeadLetter(
                DeadLetterKind.Reply, reader.GetString(1),
                (OutboxState)reader.GetInt32(2) switch
                {
                    OutboxState.Pending or OutboxState.Sending or OutboxState.Unknown => DeadLetterState.Waiting,
                    OutboxState.Dead => DeadLetterState.Dead,
                    OutboxState.Dropped => DeadLetterState.Dropped,
                    _ => DeadLetterState.Done,
                },
                reader.GetString(3), TwilioAddress.IsWhatsApp(message.To) ? TwilioWhatsAppAdapter.Channel : TwilioSmsAdapter.Channel, message.To,
                Time(reader.GetInt64(5)), TimeOrNull(reader, 6) ?? TimeOrNull(reader, 10) ?? default, reader.GetInt32(7), TextOrNull(reader, 8), reader.GetInt32(12))
            {
                Replays = reader.GetInt32(9),
                DecidedAt = TimeOrNull(reader, 10),
                DecidedBy = TextOrNull(reader, 11),
                MayHaveLeft = reader.GetInt32(13) > 0 || reader.GetInt32(14) > 0,
                Message = message,
            };
            var row = new OutboxMessage(letter.Id, reader.GetString(15), letter.Conversation, message) { TraceParent = TextOrNull(reader, 16) };
            rows.Add(new LetterRow(new DeadLetterPlace(letter.Since, IsReply: true, reader.GetInt64(0)), letter, Outbox: row));
        }
        return rows;
    }

    private static string? TextOrNull(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static DateTimeOffset? TimeOrNull(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : Time(reader.GetInt64(column));

    private sealed record LetterRow(DeadLetterPlace Place, DeadLetter Letter, InboxMessage? Inbox = null, OutboxMessage? Outbox = null);

    // Turn, Send: what waits now.
    private readonly record struct Decided(DeadLetterVerdict Verdict, TurnClaim? Turn = null, SendClaim? Send = null);
}
