namespace Twilio.Exceptions;

/// <summary>The root of everything this library throws on its own account.</summary>
public class TwilioException : Exception
{
    public TwilioException()
    {
    }

    public TwilioException(string message) : base(message)
    {
    }

    public TwilioException(string message, Exception exception) : base(message, exception)
    {
    }
}
