using System.Data.Common;
using System.Text.Json;
using TwilioBot.Adapters;
using TwilioBot.Wire;

namespace TwilioBot.Delivery;

/// <summary>A dead letter with what its row says besides: the same columns in every store.</summary>
/// <param name="Place">Where it stands in the list.</param>
/// <param name="Letter">What an operator sees.</param>
/// <param name="Inbox">The message, when it came in.</param>
/// <param name="Outbox">The message, when it is a reply.</param>
internal sealed record DeadLetterRow(DeadLetterPlace Place, DeadLetter Letter, InboxMessage? Inbox = null, OutboxMessage? Outbox = null)
{
    private static readonly TwilioMessage Unreadable = new() { From = "", To = "" };

    /// <summary>What <see cref="OfInbox"/> reads, in this order.</summary>
    public const string InboxColumns =
        "seq, message_sid, state, conversation, channel, form, received_at, finished_at, attempts, reason, replays, decided_at, decided_by, account_sid, status_of, trace_parent";

    /// <summary>What <see cref="OfOutbox"/> reads, in this order.</summary>
    public const string OutboxColumns =
        "seq, id, state, conversation, message, created_at, finished_at, attempts, reason, replays, decided_at, decided_by, error_code, in_doubt, resends, activity_id, trace_parent";

    /// <summary>What it said cannot be read any more.</summary>
    public bool IsUnreadable => ReferenceEquals(Outbox?.Message, Unreadable);

    /// <summary>Some of both kinds as one page: the latest first; of one millisecond messages before replies, and later rows before earlier ones.</summary>
    public static DeadLetterPage Page(IEnumerable<DeadLetterRow> rows, int most)
    {
        var sorted = rows.OrderByDescending(row => row.Place.Since).ThenBy(row => row.Place.IsReply).ThenByDescending(row => row.Place.Seq).ToList();
        return new DeadLetterPage([.. sorted.Take(most).Select(row => row.Letter.WithoutContent())], sorted.Count > most ? sorted[most - 1].Place : null);
    }

    /// <summary>A row of the inbox.</summary>
    public static DeadLetterRow OfInbox(DbDataReader reader)
    {
        var form = reader.GetFieldValue<byte[]>(5);
        var fields = TwilioForm.Parse(form);
        var isStatus = !reader.IsDBNull(14);
        var letter = new DeadLetter(
            isStatus ? DeadLetterKind.Status : DeadLetterKind.Message, reader.GetString(1),
            reader.GetInt32(2) switch { 0 => DeadLetterState.Waiting, 2 => DeadLetterState.Dead, 3 => DeadLetterState.Dropped, _ => DeadLetterState.Done },
            reader.GetString(3), reader.GetString(4), fields[isStatus ? "To" : "From"] ?? "",
            Time(reader, 6) ?? default, Time(reader, 7) ?? Time(reader, 11) ?? default, reader.GetInt32(8), Text(reader, 9), ErrorCode: 0)
        {
            Replays = reader.GetInt32(10),
            DecidedAt = Time(reader, 11),
            DecidedBy = Text(reader, 12),
            Form = fields,
        };
        var message = new InboxMessage(reader.GetString(13), letter.Id, letter.ChannelId, letter.Conversation, form, letter.CreatedAt, Text(reader, 14))
        {
            TraceParent = Text(reader, 15),
        };
        return new DeadLetterRow(new DeadLetterPlace(letter.Since, IsReply: false, reader.GetInt64(0)), letter, Inbox: message);
    }

    /// <summary>A row of the outbox.</summary>
    public static DeadLetterRow OfOutbox(DbDataReader reader)
    {
        var message = ToMessage(reader.GetString(4));
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
            Time(reader, 5) ?? default, Time(reader, 6) ?? Time(reader, 10) ?? default, reader.GetInt32(7), Text(reader, 8), reader.GetInt32(12))
        {
            Replays = reader.GetInt32(9),
            DecidedAt = Time(reader, 10),
            DecidedBy = Text(reader, 11),
            MayHaveLeft = reader.GetInt32(13) > 0 || reader.GetInt32(14) > 0,
            Message = message,
        };
        var row = new OutboxMessage(letter.Id, reader.GetString(15), letter.Conversation, message) { TraceParent = Text(reader, 16) };
        return new DeadLetterRow(new DeadLetterPlace(letter.Since, IsReply: true, reader.GetInt64(0)), letter, Outbox: row);
    }

    // One that was set aside because nobody can read it is in the list all the same.
    private static TwilioMessage ToMessage(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, OutboxJson.Default.TwilioMessage) ?? Unreadable;
        }
        catch (JsonException)
        {
            return Unreadable;
        }
    }

    private static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static DateTimeOffset? Time(DbDataReader reader, int column) =>
        !reader.IsDBNull(column) && reader.GetInt64(column) is var millis && millis >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && millis <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(millis)
            : null;
}
