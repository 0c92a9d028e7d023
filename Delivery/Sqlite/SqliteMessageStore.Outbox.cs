using System.Text.Json;
using Microsoft.Data.Sqlite;
using TwilioBot.Adapters;

namespace TwilioBot.Delivery.Sqlite;

public sealed partial class SqliteMessageStore
{
    private const string SendColumns = "seq, id, activity_id, conversation, message, state, attempts, created_at, started_at, due_at, trace_parent";

    private static readonly TimeSpan StoreAwayWait = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public Task EnqueueAsync(IReadOnlyList<OutboxMessage> messages, IReadOnlyList<string> cancelled, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        return Writer.WriteAsync(
            session =>
            {
                // One whose id is there was written by this call before, in a commit that reported an error: whoever brings doubtful rows adds it.
                var rows = InsertOutbox(session, messages.Where(message => !IsInOutbox(session, message.Id)).ToList(), now, answered: false);
                CancelOutbox(session, cancelled, now);
                return rows;
            },
            AddSends,
            cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<SendClaim> ClaimSendAsync(SendGate gate, CancellationToken cancellationToken)
    {
        while (true)
        {
            var claim = await Sends.TakeAsync(cancellationToken).ConfigureAwait(false);
            if (gate(claim) is var at && at > _clock.GetUtcNow())
            {
                Sends.Delay(claim.Message.Conversation, claim, at, isAsWritten: true);
                continue;
            }
            if (claim.State == OutboxState.Unknown)
            {
                return claim;
            }
            try
            {
                var started = await Writer.WriteAsync(session => Start(session, claim), null, CancellationToken.None).ConfigureAwait(false);
                if (started is not null)
                {
                    return started;
                }
                Sends.Finish(claim.Message.Conversation);
            }
            catch (Exception e)
            {
                ReleaseSend(claim, _clock.GetUtcNow() + StoreAwayWait);
                if (e is not StoreUnavailableException)
                {
                    throw;
                }
                SayTrouble(e);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<SendClaim?> CompleteSendAsync(SendClaim claim, SendResult result, SendGate? goOn, CancellationToken cancellationToken)
    {
        if (!Holds(claim))
        {
            throw new ClaimLostException("The message is no longer this caller's.");
        }
        var lane = claim.Message.Conversation;
        if (!result.IsFinal)
        {
            var again = claim with { State = result.State };
            await Writer.WriteAsync(
                session => Finish(session, claim, result), _ => Sends.Delay(lane, again, result.RetryAt ?? default, isAsWritten: true), cancellationToken).ConfigureAwait(false);
            return null;
        }
        var now = _clock.GetUtcNow();
        if (goOn is not null && Sends.TryPeekBehind(lane, out var behind, out var due) && due <= now && goOn(behind) <= now)
        {
            try
            {
                return await CompleteAndStartAsync(claim, result, behind, cancellationToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // The message asked about is done with, whatever is wrong with the one behind it.
            catch (Exception e) when (e is not StoreUnavailableException)
#pragma warning restore CA1031
            {
                await Writer.WriteAsync(session => Finish(session, claim, result), _ => FinishLane(), cancellationToken).ConfigureAwait(false);
                return null;
            }
        }
        await Writer.WriteAsync(session => Finish(session, claim, result), _ => Sends.Finish(lane), cancellationToken).ConfigureAwait(false);
        return null;

        // What could not be started is not tried at once.
        void FinishLane()
        {
            Sends.Finish(lane, keep: true);
            ReleaseSend(behind!, _clock.GetUtcNow() + StoreAwayWait);
        }
    }

    private Task<SendClaim?> CompleteAndStartAsync(SendClaim claim, SendResult result, SendClaim behind, CancellationToken cancellationToken) =>
        Writer.WriteAsync(
            session =>
            {
                Finish(session, claim, result);
                return behind.State == OutboxState.Unknown ? behind : Start(session, behind);
            },
            started => Sends.Finish(claim.Message.Conversation, keep: started is not null),
            cancellationToken);

    /// <inheritdoc/>
    public bool Holds(SendClaim claim) => Sends.IsHeld(claim.Message.Conversation, claim.Seq, static head => head.Seq);

    /// <inheritdoc/>
    public void ReleaseSend(SendClaim claim, DateTimeOffset at) => Sends.Delay(claim.Message.Conversation, claim, at);

    private static List<SendClaim> InsertOutbox(SqliteSession session, IReadOnlyList<OutboxMessage> messages, DateTimeOffset now, bool answered)
    {
        var state = answered ? OutboxState.Answered : OutboxState.Pending;
        var rows = new List<SendClaim>(messages.Count);
        foreach (var message in messages)
        {
            var seq = session.Scalar(
                """
                INSERT INTO outbox (tenant, conversation, id, activity_id, message, state, created_at, finished_at, trace_parent)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING seq
                """,
                Tenant, message.Conversation, message.Id, message.ActivityId,
                JsonSerializer.Serialize(message.Message, OutboxJson.Default.TwilioMessage), (int)state, Millis(now), answered ? Millis(now) : null, message.TraceParent);
            rows.Add(new SendClaim(Long(seq), message, state, 0, now, default));
        }
        return rows;
    }

    private static bool IsInOutbox(SqliteSession session, string id) =>
        session.Scalar("SELECT 1 FROM outbox WHERE tenant = $1 AND id = $2", Tenant, id) is not null;

    private static void CancelOutbox(SqliteSession session, IReadOnlyList<string> activityIds, DateTimeOffset now)
    {
        foreach (var id in activityIds)
        {
            session.Execute(
                """
                UPDATE outbox SET state = 6, finished_at = $3, reason = 'taken back'
                WHERE tenant = $1 AND conversation = (SELECT conversation FROM outbox WHERE tenant = $1 AND id = $2)
                    AND activity_id = $2 AND state = 0 AND finished_at IS NULL
                """,
                Tenant, id, Millis(now));
        }
    }

    private void AddSends(List<SendClaim> rows)
    {
        foreach (var row in rows.Where(row => row.State is OutboxState.Pending or OutboxState.Unknown))
        {
            Sends.Add(row.Message.Conversation, row.Seq, row);
        }
    }

    private static bool IsWaiting(SqliteSession session, string conversation) =>
        session.Scalar("SELECT 1 FROM outbox WHERE tenant = $1 AND conversation = $2 AND finished_at IS NULL LIMIT 1", Tenant, conversation) is not null;

    // Null: it was cancelled while it waited, or turned out to have been sent.
    private SendClaim? Start(SqliteSession session, SendClaim claim)
    {
        var now = _clock.GetUtcNow();
        if (claim.Attempt > 0 && Evidence(session, claim.Message.Id) is { } messageSid)
        {
            // Told of at the last moment: whatever was decided about it before, it must not leave again.
            Finish(session, claim, SendResult.Sent(messageSid));
            return null;
        }
        // A commit that was reported as failed may have been durable all the same: then the row says "sending" already.
        return session.Execute(
            "UPDATE outbox SET state = 1, attempts = $2, started_at = $3 WHERE seq = $1 AND (state = 0 OR (state = 1 AND attempts = $2))", claim.Seq, claim.Attempt + 1, Millis(now)) == 0
            ? null
            : claim with { State = OutboxState.Sending, Attempt = claim.Attempt + 1, StartedAt = now };
    }

    private int Finish(SqliteSession session, SendClaim claim, SendResult result) => session.Execute(
        """
        UPDATE outbox SET state = $2, message_sid = COALESCE($3, message_sid), error_code = $4, reason = $5, due_at = $6, finished_at = $7,
            resends = resends + (state = 3) * $8, in_doubt = $9
        WHERE seq = $1 AND finished_at IS NULL
        """,
        claim.Seq, (int)result.State, result.MessageSid, result.ErrorCode, result.Reason, Millis(result.RetryAt ?? DateTimeOffset.UnixEpoch),
        result.IsFinal ? Millis(_clock.GetUtcNow()) : null,
        // From "nobody knows" back to "send it": the one place where a double can come from, so it is counted first; and once, if the commit
        // that counted it reported an error.
        claim.State == OutboxState.Unknown && result.State == OutboxState.Pending ? 1 : 0,
        claim.State == OutboxState.Unknown && result.State == OutboxState.Dead ? 1 : 0);

    // What a crash caught between "sending" and its outcome may have reached Twilio.
    private static void DoubtSends(SqliteSession session) => session.Execute(
        "UPDATE outbox SET state = 3, reason = 'the process ended while it was being sent' WHERE tenant = $1 AND state = 1 AND finished_at IS NULL", Tenant);

    // A damaged row must not keep all that is behind it from leaving.
    private void SetAsideSend(SqliteSession session, long seq)
    {
        session.Execute("UPDATE outbox SET state = 4, finished_at = $2, reason = 'the row is damaged' WHERE seq = $1", seq, Millis(_clock.GetUtcNow()));
        Log.RowDamaged(_logger, seq, "outbox");
    }

    private static (SendClaim, DateTimeOffset) ToSend(SqliteDataReader reader)
    {
        var message = new OutboxMessage(reader.GetString(1), reader.GetString(2), reader.GetString(3), ToMessage(reader.GetString(4)))
        {
            TraceParent = reader.IsDBNull(10) ? null : reader.GetString(10),
        };
        var claim = new SendClaim(
            reader.GetInt64(0), message, (OutboxState)reader.GetInt32(5), reader.GetInt32(6), Time(reader.GetInt64(7)), Time(reader.GetInt64(8)));
        return (claim, Time(reader.GetInt64(9)));
    }

    private static TwilioMessage ToMessage(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, OutboxJson.Default.TwilioMessage) ?? throw new InvalidDataException("An outbox row without a message.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("An outbox row whose message cannot be read.", e);
        }
    }
}
