namespace TwilioBot.Delivery;

/// <summary>The database could not make something durable (locked, full, away); nothing was written, unless <see cref="IsInDoubt"/>.</summary>
public sealed class StoreUnavailableException : Exception
{
    /// <summary>Says what failed.</summary>
    public StoreUnavailableException(string message, Exception? innerException = null) : base(message, innerException)
    {
    }

    /// <summary>Says that the database is unavailable.</summary>
    public StoreUnavailableException() : this("The database is unavailable.")
    {
    }

    /// <summary>Says what failed.</summary>
    public StoreUnavailableException(string message) : this(message, null)
    {
    }

    /// <summary>
    /// The commit may have taken effect although it reported an error, or the answer was lost. Whoever repeats it must use the same ids.
    /// </summary>
    public bool IsInDoubt { get; init; }
}
