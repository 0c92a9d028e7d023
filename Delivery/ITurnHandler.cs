namespace TwilioBot.Delivery;

/// <summary>Runs the bot on one message, or status, of the inbox; what the bot writes goes into the unit of work around it.</summary>
public interface ITurnHandler
{
    /// <summary>Throws when the turn failed; it is then tried again, and nothing of it has happened.</summary>
    Task RunAsync(InboxMessage message, CancellationToken cancellationToken);

    /// <summary>
    /// Tells a person that this message of theirs was set aside. Only what it sends counts; when it throws, nobody is told.
    /// </summary>
    Task ApologiseAsync(InboxMessage message, CancellationToken cancellationToken);
}
