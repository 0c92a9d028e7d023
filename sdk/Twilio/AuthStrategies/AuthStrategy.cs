namespace Twilio.AuthStrategies;

/// <summary>Makes the Authorization header of a request.</summary>
public abstract class AuthStrategy
{
    protected AuthStrategy()
    {
    }

    public abstract string GetAuthString();

    public abstract bool RequiresAuthentication();
}
