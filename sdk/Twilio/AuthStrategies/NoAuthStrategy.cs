namespace Twilio.AuthStrategies;

/// <summary>For the few endpoints that ask for no credentials.</summary>
public class NoAuthStrategy : AuthStrategy
{
    public override string GetAuthString() => string.Empty;

    public override bool RequiresAuthentication() => false;
}
