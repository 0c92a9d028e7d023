using System.Net;

namespace TwilioBot.Adapters;

/// <summary>A request's body that remembers whether its sending began, which divides "never left" from "maybe arrived".</summary>
internal sealed class TrackedContent(byte[] body) : HttpContent
{
    /// <summary>Whether a connection was there and the body was about to be written to it.</summary>
    public bool Started { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Started = true;
        await stream.WriteAsync(body, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
