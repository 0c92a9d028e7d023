using System.Net.Sockets;

namespace TwilioBot.Simulator.Outbound;

/// <summary>Fetches what the bot sends, as Twilio does, from the local machine only: nothing of a simulation leaves it.</summary>
internal sealed class MediaFetcher(TwilioSimulatorOptions options, TimeProvider time) : IDisposable
{
    private const int LargestPicture = 5 * 1024 * 1024;
    private const int LargestFile = 16 * 1024 * 1024;

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LargestFile,
    };

    /// <summary>The media with its bytes, or the error that the message fails with. Media elsewhere count as good.</summary>
    public async Task<(SimulatedMedia Media, int? ErrorCode)> FetchAsync(
        SimulatedMedia media, bool whatsApp, CancellationToken cancellationToken)
    {
        if (media.SourceUrl is not { } url || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || !uri.IsLoopback) return (media, null);

        using var budget = new CancellationTokenSource(options.WebhookTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        try
        {
            using var response = await _http.GetAsync(uri, both.Token).ConfigureAwait(false);
            var type = response.Content.Headers.ContentType?.MediaType ?? "";
            if (!response.IsSuccessStatusCode) return (media, whatsApp ? 63019 : 11200);
            if (!MediaTypes.IsAllowed(type)) return (media, whatsApp ? 63021 : 12300);

            var content = await response.Content.ReadAsByteArrayAsync(both.Token).ConfigureAwait(false);
            if (content.Length == 0) return (media, whatsApp ? 63019 : 11200);
            if (content.Length > (MediaTypes.IsPicture(type) ? LargestPicture : LargestFile)) return (media, 11751);
            return (media with { ContentType = type, Content = content }, null);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return (media, 11751);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e) when (e is HttpRequestException or SocketException or IOException or OperationCanceledException)
        {
            return (media, whatsApp ? 63019 : 11200);
        }
    }

    public void Dispose() => _http.Dispose();
}
