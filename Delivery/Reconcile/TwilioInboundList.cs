using System.Globalization;
using Twilio.Base;
using Twilio.Exceptions;
using Twilio.Rest;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Rest.Api.V2010.Account.Message;
using TwilioBot.Adapters;

namespace TwilioBot.Delivery.Reconcile;

/// <summary>The list over Twilio's library.</summary>
/// <remarks>Source: https://www.twilio.com/docs/messaging/api/message-resource#read-multiple-message-resources</remarks>
public sealed class TwilioInboundList(TwilioApi api, TwilioOptions options) : IInboundList
{
    private const string Host = "https://api.twilio.com";

    // What a quiet number has, fits into one call; what a long outage left behind, into few.
    private const int PageSize = 200;

    /// <inheritdoc/>
    public Task<ListedPage> ReadAsync(string ourAddress, string? page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ourAddress);
        var url = page ?? string.Create(
            CultureInfo.InvariantCulture,
            $"{Host}/2010-04-01/Accounts/{options.AccountSid}/Messages.json?To={Uri.EscapeDataString(ourAddress)}&PageSize={PageSize}");
        return api.CallAsync(
            // The library fetches pages by address on the calling thread only.
            client => Task.Run(() => ToPage(MessageResource.GetPage(url, client)), cancellationToken),
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ListedMedia>> ReadMediaAsync(string messageSid, CancellationToken cancellationToken)
    {
        // Twilio's webhooks name at most ten.
        const int most = 10;
        try
        {
            return await api.CallAsync(
                async client =>
                {
                    var media = await MediaResource.ReadAsync(messageSid, pageSize: most, limit: most, client: client).ConfigureAwait(false);
                    return media.Select(item => new ListedMedia(AddressOf(item.Uri), item.ContentType)).ToList();
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.Status == 404)
        {
            return [];
        }
    }

    private static ListedPage ToPage(Page<MessageResource> page) => new(
        [
            .. page.Records
                .Where(message => message.Direction == MessageResource.DirectionEnum.Inbound && message.DateCreated is not null)
                .Select(message => new ListedMessage(
                    message.Sid,
                    message.From?.ToString() ?? "",
                    message.To ?? "",
                    message.Body ?? "",
                    int.TryParse(message.NumMedia, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0,
                    message.NumSegments ?? "1",
                    message.MessagingServiceSid,
                    new DateTimeOffset(DateTime.SpecifyKind(message.DateCreated!.Value, DateTimeKind.Utc)))),
        ],
        page.HasNextPage() ? page.GetNextPageUrl(Domain.Api) : null);

    // The resource's address is that of its description; without .json it is that of the bytes, as webhooks name it.
    private string AddressOf(string uri)
    {
        var path = uri.EndsWith(".json", StringComparison.Ordinal) ? uri[..^".json".Length] : uri;
        return (options.ApiBaseUrl.Length > 0 ? options.ApiBaseUrl.TrimEnd('/') : Host) + path;
    }
}
