using TwilioBot.Adapters;

namespace TwilioBot.Delivery;

/// <summary>The address of our status receiver, with our message id in it: the strongest evidence that a message was taken.</summary>
/// <remarks>Source: https://www.twilio.com/docs/messaging/guides/track-outbound-message-status</remarks>
public sealed class StatusCallbackAddress(TwilioOptions options)
{
    /// <summary>The query parameter that carries our message id.</summary>
    public const string IdParameter = "id";

    /// <summary>Null while there is no public address to call back.</summary>
    public Uri? For(string outboxId)
    {
        var address = options.PublicUrl;
        var fragment = address.IndexOf('#', StringComparison.Ordinal);
        return address.Length == 0
            ? null
            : new Uri($"{(fragment < 0 ? address : address[..fragment]).TrimEnd('/')}/api/status?{IdParameter}={outboxId}");
    }
}
