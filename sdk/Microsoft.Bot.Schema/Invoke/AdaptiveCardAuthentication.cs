namespace Microsoft.Bot.Schema;

/// <summary>Sign-in data that comes with an Adaptive Card action.</summary>
public class AdaptiveCardAuthentication : TokenExchangeInvokeRequest
{
    public AdaptiveCardAuthentication()
    {
    }
}
