namespace Microsoft.Bot.Builder;

/// <summary>Names of the events that <see cref="TelemetryLoggerMiddleware"/> reports.</summary>
public static class TelemetryLoggerConstants
{
    public const string BotMsgReceiveEvent = "BotMessageReceived";
    public const string BotMsgSendEvent = "BotMessageSend";
    public const string BotMsgUpdateEvent = "BotMessageUpdate";
    public const string BotMsgDeleteEvent = "BotMessageDelete";
}
