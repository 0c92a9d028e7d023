namespace TwilioBot.Dialogs;

/// <summary>Who may stop the bot by text.</summary>
public interface IAdminList
{
    /// <summary>Whether the person may.</summary>
    /// <param name="personId">The <c>From.Id</c> of their activity: <c>+E.164</c>, <c>whatsapp:+E.164</c>, or any opaque id.</param>
    bool Contains(string? personId);
}
