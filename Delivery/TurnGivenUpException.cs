namespace TwilioBot.Delivery;

/// <summary>A turn ignored its time limit. It may still run; nothing of it has happened, and nothing will.</summary>
public sealed class TurnGivenUpException : Exception
{
    /// <summary>Says which limit.</summary>
    public TurnGivenUpException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>Says which limit.</summary>
    public TurnGivenUpException(string message) : this(message, null)
    {
    }

    /// <summary>Says that there was one.</summary>
    public TurnGivenUpException() : this("The turn ignored its time limit.")
    {
    }
}
