namespace TwilioBot.Dialogs;

/// <summary>What a person can ask for by text.</summary>
public enum Command
{
    Hello,
    CallMe,
    WhoAmI,
    Cookies,
    Shutdown,
    Uptime,
    Picture,
    Where,
    Order,
    Menu,

    /// <summary>Leave the dialog that is waiting for an answer.</summary>
    Leave,
}
