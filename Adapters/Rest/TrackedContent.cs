using System.Net;

namespace TwilioBot.Adapters;

/// <summary>A request's body that remembers whether its sending began, which divides "never left" from "maybe arrived".</summary>
/// <param name="body">What is sent.</param>
/// <param name="mayLeave">Asked when a connection is there and nothing has been written to it; false stops the request. Null: it may.</param>
internal sealed class TrackedContent(byte[] body, Func<bool>? mayLeave = null) : HttpContent
{
    /// <summary>Whether a connection was there and the body was about to be written to it.</summary>
    public bool Started { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (mayLeave?.Invoke() == false)
        {
            throw new IOException("it may not leave any more.");
        }
        Started = true;
        await stream.WriteAsync(body, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
