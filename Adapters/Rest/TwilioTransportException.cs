namespace TwilioBot.Adapters;

/// <summary>A call of Twilio's REST API had no answer. Twilio's library puts it inside its <c>ApiConnectionException</c>.</summary>
public sealed class TwilioTransportException(
    string message, bool neverLeft, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>
    /// True: not a byte of the request's body was written (no name, no connection, no TLS, no time), so Twilio cannot have acted on it.
    /// False: it may have, for all we know.
    /// </summary>
    public bool NeverLeft { get; } = neverLeft;

    /// <summary>Whether <paramref name="exception"/>, or one inside it, says that the request never left.</summary>
    public static bool SaysNeverLeft(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is TwilioTransportException transport) return transport.NeverLeft;
        }

        return false;
    }
}
