namespace TwilioBot.Dialogs;

/// <summary>Stops the bot.</summary>
public interface IShutdown
{
    /// <summary>
    /// Asks for a clean stop. Called within a turn, before its reply has left: the host keeps the wish with the turn and carries it out,
    /// once, after the turn is committed and its messages have gone.
    /// </summary>
    void RequestStop();
}
