namespace Twilio.Exceptions;

/// <summary>Credentials are missing.</summary>
public class AuthenticationException : TwilioException
{
    public AuthenticationException(string message) : base(message)
    {
    }
}
