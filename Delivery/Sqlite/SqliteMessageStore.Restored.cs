using System.Globalization;
using TwilioBot.Adapters;
using TwilioBot.Wire;

namespace TwilioBot.Delivery.Sqlite;

public sealed partial class SqliteMessageStore
{
    // A message this much younger than the restore cannot be from before it: Twilio's list is looked through a day back at most.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(2);

    private DateTimeOffset? _restoredAt;

    // When the message was written, if that is before the database was restored: its answer may have left already, after the backup.
    private DateTimeOffset? DoubtfulSince(InboxMessage message)
    {
        if (_restoredAt is not { } restoredAt || message.ReceivedAt > restoredAt + LongestDelay)
        {
            return null;
        }
        var written = DateTimeOffset.TryParseExact(
            message.ReadForm()[TwilioInboundMessage.ListedAtField], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var listedAt)
            ? listedAt
            : message.ReceivedAt;
        return written < restoredAt ? written : null;
    }

    // Looked for before they are sent, like everything of which nobody knows whether it left.
    private static List<SendClaim> Doubt(SqliteSession session, List<SendClaim> rows, DateTimeOffset? since)
    {
        if (since is not { } at)
        {
            return rows;
        }
        foreach (var row in rows)
        {
            session.Execute(
                "UPDATE outbox SET state = 3, started_at = $2, reason = 'the database was restored: it may have been sent before' WHERE seq = $1", row.Seq, Millis(at));
        }
        return rows.ConvertAll(row => row with { State = OutboxState.Unknown, StartedAt = at });
    }
}
