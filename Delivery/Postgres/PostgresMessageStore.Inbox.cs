using Npgsql;

namespace TwilioBot.Delivery.Postgres;

public sealed partial class PostgresMessageStore
{
    private const int Waiting = 0, Dead = 2;

    // Whoever hears it twice in an hour learns nothing new.
    private static readonly TimeSpan ApologyPause = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public async Task<AcceptResult> AcceptAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        _ = Self;
        AcceptResult result;
        try
        {
            result = await _database.RunAsync(
                InsertInbox(message).Add(
                    // A statement of its own, which sees what retention removed and remembered while the insert waited for just that.
                    "SELECT state, answer, CASE WHEN EXISTS (SELECT FROM remembered WHERE hash = $4) THEN refuse('TB003') END FROM inbox WHERE tenant = $1 AND account_sid = $2 AND message_sid = $3",
                    Tenant, message.AccountSid, message.MessageSid, HashOf(message)),
                ReadAcceptedAsync,
                cancellationToken).ConfigureAwait(false);
        }
        catch (RemovedException)
        {
            return new AcceptResult(IsNew: false, IsDone: true);
        }
        if (result.IsNew)
        {
            Poke(ClaimsOf(message));
        }
        return result;
    }

    private static async Task<AcceptResult> ReadAcceptedAsync(NpgsqlDataReader reader)
    {
        await reader.ReadAsync().ConfigureAwait(false);
        var isNew = reader.GetInt64(0) > 0;
        await reader.NextResultAsync().ConfigureAwait(false);
        if (!await reader.ReadAsync().ConfigureAwait(false))
        {
            return new AcceptResult(IsNew: false, IsDone: true);
        }
        return isNew ? new AcceptResult(IsNew: true) : new AcceptResult(IsNew: false, reader.GetInt32(0) != Waiting, Text(reader, 1));
    }

    private Batch InsertInbox(InboxMessage message)
    {
        var lanes = message.StatusOf is null ? LaneSql.Turns : LaneSql.Statuses;
        return new Batch().Add(
            $"""
            WITH new AS (
                INSERT INTO inbox (tenant, conversation, account_sid, message_sid, channel, form, received_at, state, status_of, trace_parent)
                SELECT $1, $2, $3, $4, $5, $6, $7, 0, $8, $10 WHERE NOT EXISTS (SELECT FROM remembered WHERE hash = $9)
                ON CONFLICT (tenant, account_sid, message_sid) DO NOTHING
                RETURNING conversation),
            lane AS ({lanes.Wake})
            SELECT count(*) FROM new
            """,
            Tenant, message.Conversation, message.AccountSid, message.MessageSid, message.ChannelId, message.Form.ToArray(), Millis(message.ReceivedAt),
            message.StatusOf, HashOf(message),
            message.TraceParent);
    }

    // A status is known as a repeat by its receipt.
    private byte[] HashOf(InboxMessage message) => message.StatusOf is null ? _hash.OfMessage(Tenant, message.AccountSid, message.MessageSid) : [];

    private Claims<TurnClaim> ClaimsOf(InboxMessage message) => message.StatusOf is null ? _turns : _statuses;

    private Held HeldOf(InboxMessage message) => message.StatusOf is null ? _heldTurns : _heldStatuses;

    private static LaneSql LanesOf(InboxMessage message) => message.StatusOf is null ? LaneSql.Turns : LaneSql.Statuses;

    /// <inheritdoc/>
    public ValueTask<TurnClaim> ClaimStatusAsync(CancellationToken cancellationToken) => _statuses.TakeAsync(cancellationToken);

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <inheritdoc/>
    public ValueTask<TurnClaim> ClaimTurnAsync(CancellationToken cancellationToken) => _turns.TakeAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task FailTurnAsync(TurnClaim claim, TurnFailure failure, CancellationToken cancellationToken)
    {
        var conversation = claim.Message.Conversation;
        var now = Now();
        var isDead = failure.RetryAt is null;
        var told = now - (long)ApologyPause.TotalMilliseconds;
        var batch = new Batch().Add(LanesOf(claim.Message).Check, Tenant, conversation, claim.Fence);
        var apologises = isDead && failure.Apology.Count > 0;
        if (apologises)
        {
            InsertOutbox(batch, failure.Apology, now, new InsertCondition(claim, UnlessApologisedSince: told));
        }
        batch
            .Add(
                """
                WITH failed AS (
                    UPDATE inbox SET state = $4, attempts = $5, due_at = $6, reason = COALESCE($7, reason), finished_at = $8, failing_since = $9,
                        apologised_at = CASE WHEN $10 AND NOT EXISTS (SELECT FROM inbox WHERE tenant = $1 AND conversation = $2 AND apologised_at > $11) THEN $12 ELSE apologised_at END
                    WHERE tenant = $1 AND conversation = $2 AND seq = $3 AND state = 0 RETURNING 1)
                SELECT CASE WHEN EXISTS (SELECT FROM failed) THEN 0 ELSE refuse('TB001') END
                """,
                Tenant, conversation, claim.Seq, isDead ? Dead : Waiting, claim.Attempt, Millis(failure.RetryAt ?? DateTimeOffset.UnixEpoch), failure.Reason,
                isDead ? (object)now : null, !isDead && failure.FailingSince is { } since ? (object)Millis(since) : null, apologises, told, now)
            .Add(LanesOf(claim.Message).Release, Tenant, conversation, claim.Fence, now, isDead ? null : (object)Self.Id);
        try
        {
            await _database.RunAsync(batch, cancellationToken).ConfigureAwait(false);
        }
        catch (ClaimLostException)
        {
            Ended(claim);
            throw;
        }
        Ended(claim);
        if (failure.RetryAt is { } at)
        {
            ClaimsOf(claim.Message).PokeAt(at);
        }
        if (apologises)
        {
            Poke(_sends);
        }
        Poke(ClaimsOf(claim.Message));
    }

    /// <inheritdoc/>
    public void ReleaseTurn(TurnClaim claim, DateTimeOffset at)
    {
        var conversation = claim.Message.Conversation;
        _releases.Begin(async () =>
        {
            await _database.RunAsync(
                new Batch().Add(LanesOf(claim.Message).ReleaseUntil, Tenant, conversation, claim.Fence, Millis(Later(at)), Now()), CancellationToken.None).ConfigureAwait(false);
            Ended(claim);
            ClaimsOf(claim.Message).PokeAt(at);
            Poke(ClaimsOf(claim.Message));
        });
    }

    private static DateTimeOffset Later(DateTimeOffset at) => at < DateTimeOffset.UnixEpoch ? DateTimeOffset.UnixEpoch : at;
}
