namespace TwilioBot.Delivery;

/// <summary>The claim is not ours any more: another instance has taken the work over. Nothing was written, and nothing needs to be.</summary>
public sealed class ClaimLostException : Exception
{
    /// <summary>Says whose claim was refused.</summary>
    public ClaimLostException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>Says whose claim was refused.</summary>
    public ClaimLostException(string message) : this(message, null)
    {
    }

    /// <summary>Says that a claim was refused.</summary>
    public ClaimLostException() : this("Another instance has taken this work over.")
    {
    }
}
