using Twilio.AuthStrategies;

namespace Twilio.Credential;

/// <summary>Credentials that turn into an <see cref="AuthStrategy"/> when they are needed.</summary>
public abstract class CredentialProvider
{
    protected CredentialProvider()
    {
    }

    public abstract AuthStrategy ToAuthStrategy();
}
