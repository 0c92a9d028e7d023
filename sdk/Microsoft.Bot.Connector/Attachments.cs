using System.Net;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using static Microsoft.Bot.Connector.ConnectorOperation;

namespace Microsoft.Bot.Connector;

/// <summary>Files that a channel keeps for a bot.</summary>
public class Attachments : IServiceOperations<ConnectorClient>, IAttachments
{
    public Attachments(ConnectorClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        Client = client;
    }

    public ConnectorClient Client { get; private set; }

    public Task<HttpOperationResponse<AttachmentInfo>> GetAttachmentInfoWithHttpMessagesAsync(
        string attachmentId, Dictionary<string, List<string>> customHeaders = default, CancellationToken cancellationToken = default)
    {
        Require(attachmentId, nameof(attachmentId));
        return new ConnectorOperation(Client, HttpMethod.Get, Path($"v3/attachments/{attachmentId}"))
            .SendAsync<AttachmentInfo>(customHeaders, cancellationToken);
    }

    public Task<HttpOperationResponse<Stream>> GetAttachmentWithHttpMessagesAsync(
        string attachmentId, string viewId, Dictionary<string, List<string>> customHeaders = default,
        CancellationToken cancellationToken = default)
    {
        Require(attachmentId, nameof(attachmentId));
        Require(viewId, nameof(viewId));
        return new ConnectorOperation(Client, HttpMethod.Get, Path($"v3/attachments/{attachmentId}/views/{viewId}"))
            .Expect(HttpStatusCode.OK, HttpStatusCode.MovedPermanently, HttpStatusCode.Found)
            .SendForStreamAsync(customHeaders, cancellationToken);
    }

    public string GetAttachmentUri(string attachmentId, string viewId = "original")
    {
        ArgumentNullException.ThrowIfNull(attachmentId);
        var baseAddress = Client.BaseUri.AbsoluteUri.TrimEnd('/');
        return $"{baseAddress}/{Path($"v3/attachments/{attachmentId}/views/{viewId}")}";
    }

    public async Task<Stream> GetAttachmentStreamAsync(string attachmentId, string viewId = "original")
        => (await GetAttachmentWithHttpMessagesAsync(attachmentId, viewId).ConfigureAwait(false)).Body;
}
