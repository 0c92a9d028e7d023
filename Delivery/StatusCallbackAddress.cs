using TwilioBot.Adapters;
using TwilioBot.Wire;

namespace TwilioBot.Delivery;

/// <summary>The address of our status receiver, with our message id in it: the strongest evidence that a message was taken.</summary>
/// <remarks>Source: https://www.twilio.com/docs/messaging/guides/track-outbound-message-status</remarks>
public sealed class StatusCallbackAddress(TwilioOptions options)
{
    /// <summary>The query parameter that carries our message id.</summary>
    public const string IdParameter = "id";

    /// <summary>
    /// Null while there is no public address to call back, or only one on this machine: Twilio would refuse the whole message
    /// for it (21609). A stand-in for Twilio on this machine can call there.
    /// </summary>
    public Uri? For(string outboxId) => options.IsReachable
        ? new Uri(PublicAddress.Join(options.PublicUrl, $"/api/status?{IdParameter}={outboxId}"))
        : null;
}
