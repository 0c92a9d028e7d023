using Microsoft.Extensions.Logging;

namespace TwilioBot.Delivery;

/// <summary>What delivery says in the log: ids and reasons, never a body, a number or a token.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Message {MessageSid}: what its turn had read changed meanwhile; the turn runs again")]
    public static partial void TurnConflict(ILogger logger, string messageSid);

    [LoggerMessage(2, LogLevel.Error, "Message {MessageSid}: its turn failed (attempt {Attempt}) and {Consequence}")]
    public static partial void TurnFailed(ILogger logger, string messageSid, int attempt, string consequence, Exception error);

    [LoggerMessage(3, LogLevel.Warning, "{Reason} What waits is tried again in a second")]
    public static partial void StoreAway(ILogger logger, string reason);

    [LoggerMessage(4, LogLevel.Error, "Reply {OutboxId}: Twilio refused it with {ErrorCode}: {Reason}. {Advice}")]
    public static partial void SendRefused(ILogger logger, string outboxId, int errorCode, string reason, string advice);

    [LoggerMessage(5, LogLevel.Warning, "Reply {OutboxId}: whether Twilio has it is unknown ({Reason}); looking for evidence after the settle window")]
    public static partial void SendUnknown(ILogger logger, string outboxId, string reason);

    [LoggerMessage(6, LogLevel.Error, "Reply {OutboxId}: sending it failed unexpectedly; looking for evidence after the settle window")]
    public static partial void SendSurprise(ILogger logger, string outboxId, Exception error);

    [LoggerMessage(7, LogLevel.Warning, "Reply {OutboxId}: Twilio's list of messages could not be read; looking again later")]
    public static partial void LookUpFailed(ILogger logger, string outboxId);

    [LoggerMessage(8, LogLevel.Warning, "Reply {OutboxId}: Twilio has no trace of it; it is sent again")]
    public static partial void Resend(ILogger logger, string outboxId);

    [LoggerMessage(9, LogLevel.Warning, "Stopping before all turns and sends had ended; they are taken up at the next start")]
    public static partial void StopTooSlow(ILogger logger);

    [LoggerMessage(10, LogLevel.Information, "Reply {OutboxId}: the person has opted out (STOP), so it was not sent")]
    public static partial void SendNotWanted(ILogger logger, string outboxId);

    [LoggerMessage(11, LogLevel.Warning, "Reply {OutboxId}: not sent after {Attempt} attempts ({Reason}); it is tried until Delivery:ValidityPeriod is over")]
    public static partial void SendLater(ILogger logger, string outboxId, int attempt, string reason);

    [LoggerMessage(12, LogLevel.Error, "Reply {OutboxId}: given up, it waited longer than Delivery:ValidityPeriod")]
    public static partial void SendExpired(ILogger logger, string outboxId);

    [LoggerMessage(13, LogLevel.Error, "What was to happen after a turn's replies failed")]
    public static partial void EffectFailed(ILogger logger, Exception error);

    [LoggerMessage(14, LogLevel.Error, "The database refused a step of delivery unexpectedly; it is tried again in a second")]
    public static partial void StoreSurprise(ILogger logger, Exception error);

    [LoggerMessage(50, LogLevel.Error, "Reply {OutboxId}: Twilio's list of messages could not be read until Delivery:ValidityPeriod was over; whether it was sent is unknown, and it is held as dead")]
    public static partial void LookUpGivenUp(ILogger logger, string outboxId);

    [LoggerMessage(51, LogLevel.Critical, "Twilio refuses the credentials ({ErrorCode}): no reply leaves. Correct Twilio:AccountSid, Twilio:AuthToken or the API key and start again; what waits is sent while it is worth it")]
    public static partial void CredentialsRefused(ILogger logger, int errorCode);

    [LoggerMessage(15, LogLevel.Warning, "Message {MessageSid}: the person could not be told that it was set aside")]
    public static partial void ApologyFailed(ILogger logger, string messageSid, Exception error);

    [LoggerMessage(16, LogLevel.Critical, "{Count} turns that were given up have not ended. They take time and memory from the others, and .NET cannot end them: start the process anew; /health/live says the same")]
    public static partial void TooManyGivenUp(ILogger logger, int count);

    [LoggerMessage(17, LogLevel.Error, "What waits in the database could not be taken up: {Reason} It is tried again each second, and nobody whom it concerns is answered before")]
    public static partial void NotTakenUp(ILogger logger, string reason);

    [LoggerMessage(18, LogLevel.Error, "What waits in the database could not be taken up {Count} more times within a minute: {Reason}")]
    public static partial void StillNotTakenUp(ILogger logger, int count, string reason);

    [LoggerMessage(19, LogLevel.Error, "Row {Row} of the table {Table} is damaged and is set aside as a dead letter. Look through the database with the command check")]
    public static partial void RowDamaged(ILogger logger, long row, string table);

    [LoggerMessage(20, LogLevel.Warning, "{Count} messages of {Conversations} conversations were found in Twilio's list, whose webhooks never reached us; they are answered now")]
    public static partial void FoundAtTwilio(ILogger logger, int count, int conversations);

    [LoggerMessage(21, LogLevel.Warning, "Twilio's list could not be looked through for missed messages (attempt {Attempt}): {Reason}. It is tried again")]
    public static partial void SweepFailed(ILogger logger, int attempt, string reason);

    [LoggerMessage(30, LogLevel.Warning, "Reply {OutboxId}: another instance has taken it over meanwhile; what became of it is written down there")]
    public static partial void SendLost(ILogger logger, string outboxId);

    [LoggerMessage(31, LogLevel.Warning, "Message {MessageSid}: it is answered already, or another instance has taken its conversation over; nothing was written here")]
    public static partial void TurnLost(ILogger logger, string messageSid);

    [LoggerMessage(32, LogLevel.Warning, "Instance {Instance} ({Name}) {What}: {Turns} turns, {Statuses} statuses and {Sends} sends of it were taken over here")]
    public static partial void TookOver(ILogger logger, int instance, string name, string what, int turns, int statuses, int sends);

    [LoggerMessage(33, LogLevel.Information, "Stopping: {Turns} turns, {Statuses} statuses and {Sends} sends are handed back to the other instances")]
    public static partial void HandsBack(ILogger logger, int turns, int statuses, int sends);

    [LoggerMessage(34, LogLevel.Error, "Row {Seq} of the table {Table} is damaged; it is set aside as a dead letter")]
    public static partial void RowUnreadable(ILogger logger, string table, long seq);

    [LoggerMessage(35, LogLevel.Warning, "Work has waited for a thread for a quarter of a second: turns block theirs, or nothing leaves the processor time for them. The thread pool may have {Threads} now; await what takes long, and nobody waits for it")]
    public static partial void ThreadsBlocked(ILogger logger, int threads);

    [LoggerMessage(40, LogLevel.Information, "Removed {Count} rows that had been over for longer than they are kept")]
    public static partial void Removed(ILogger logger, long count);

    [LoggerMessage(41, LogLevel.Warning, "What is over could not be removed ({Reason}); it is tried again in ten minutes")]
    public static partial void RetentionFailed(ILogger logger, string reason);
}
