namespace Twilio.Exceptions;

/// <summary>No answer came from Twilio; whether the request arrived is unknown.</summary>
public class ApiConnectionException : TwilioException
{
    public ApiConnectionException(string message) : base(message)
    {
    }

    public ApiConnectionException(string message, Exception exception) : base(message, exception)
    {
    }
}
