namespace TwilioBot.Settings;

/// <summary>The bot cannot start as it is set up; the message is for the operator and is all that is printed.</summary>
public sealed class StartupException : Exception
{
    /// <summary>Says which setting is wrong and what cures it.</summary>
    public StartupException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>Says which setting is wrong and what cures it.</summary>
    public StartupException(string message) : this(message, null)
    {
    }

    /// <summary>Says that the bot cannot start.</summary>
    public StartupException() : this("TwilioBot cannot start.")
    {
    }
}
