namespace TwilioBot.Connector;

/// <summary>What the door for the Bot Framework's channels says in the log: reasons and channels, never a text, a token or a person.</summary>
internal static partial class Log
{
    [LoggerMessage(40, LogLevel.Warning, "Activity refused: {Reason}")]
    public static partial void CallerRefused(ILogger logger, string reason);

    [LoggerMessage(41, LogLevel.Warning, "Activity refused: its token could not be checked")]
    public static partial void CallerNotChecked(ILogger logger, Exception error);

    [LoggerMessage(44, LogLevel.Warning, "Refused {Count} more activities within a minute: {Reason}")]
    public static partial void CallersRefused(ILogger logger, int count, string reason);

    [LoggerMessage(42, LogLevel.Error, "The turn on an activity of {ChannelId} failed ({ActivityType})")]
    public static partial void TurnFailed(ILogger logger, Exception error, string channelId, string activityType);

    [LoggerMessage(43, LogLevel.Warning, "Nobody on {ChannelId} could be told of it: {Reason}")]
    public static partial void NoApology(ILogger logger, string reason, string channelId);
}
