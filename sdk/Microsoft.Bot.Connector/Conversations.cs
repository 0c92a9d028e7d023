using System.Globalization;
using System.Net;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using static Microsoft.Bot.Connector.ConnectorOperation;

namespace Microsoft.Bot.Connector;

/// <summary>Conversations, their members and their activities.</summary>
public class Conversations : IServiceOperations<ConnectorClient>, IConversations
{
    private static readonly HttpStatusCode[] Done = [HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.Accepted];

    public Conversations(ConnectorClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        Client = client;
    }

    public ConnectorClient Client { get; private set; }

    public Task<HttpOperationResponse<ConversationsResult>> GetConversationsWithHttpMessagesAsync(
        string continuationToken = default, Dictionary<string, List<string>> customHeaders = default,
        CancellationToken cancellationToken = default)
    {
        return new ConnectorOperation(Client, HttpMethod.Get, "v3/conversations")
            .Query("continuationToken", continuationToken)
            .SendAsync<ConversationsResult>(customHeaders, cancellationToken);
    }

    public Task<HttpOperationResponse<ConversationResourceResponse>> CreateConversationWithHttpMessagesAsync(
        ConversationParameters parameters, Dictionary<string, List<string>> customHeaders = default,
        CancellationToken cancellationToken = default)
    {
        Require(parameters, nameof(parameters));
        return new ConnectorOperation(Client, HttpMethod.Post, "v3/conversations")
            .Body(parameters)
            .Expect(Done)
            .SendAsync<ConversationResourceResponse>(customHeaders, cancellationToken);
    }

    public Task<HttpOperationResponse<ResourceResponse>> SendToConversationWithHttpMessagesAsync(
        string conversationId, Activity activity, Dictionary<string, List<string>> customHeaders = default,
        CancellationToken cancellationToken = default)
    {
        Require(conversationId, nameof(conversationId));
        Require(activity, nameof(activity));
        return new ConnectorOperation(Client, HttpMethod.Post, Path($"v3/conversations/{conversationId}/activities"))
            .Body(activity)
            .Expect(Done)
            .SendAsync<ResourceResponse>(customHeaders, cancellationToken);
    }

    public Task<HttpOperationResponse<ResourceResponse>> SendConversationHistoryWithHttpMessagesAsync(
        string conversationId, Transcript transcript, Dictionary<string, List<string>> customHeaders = default,
        CancellationToken cancellationToken = default)
    {
        Require(conversationId, nameof(conversationId));
        Require(transcript, nameof(transcript));
        return new ConnectorOperation(Client, HttpMethod.Post, Path($"v3/conversations/{conversationId}/activities/history"))
            .Body(transcript)
            .Expect(Done)
            .SendAsync<ResourceResponse>(customHeaders, cancellationToken);
    }

    public Task<HttpOperationResponse<ResourceResponse>> UpdateActivityWithHttpMessagesAsync(
        string conversationId, string activityId, Activity activity, Dictionary<string, List<string>> customHeaders = default,
        CancellationToken cancellationToken = default)
    {
        Require(conversationId, nameof(conversationId));
        Require(activityId, nameof(activityId));
        Require(activity, nameof(activity));
        return new ConnectorOperation(Client, HttpMethod.Put, Path($"v3/conversations/{conversationId}/activities/{activityId}"))
            .Body(activity)
            .Expect(Done)
            .SendAsync<ResourceResponse>(customHeaders, cancellationToken);
    }

    public Task<HttpOperationResponse<ResourceResponse>> ReplyToActivityWithHttpMessagesAsync(
        string conversationId, string activityId, Activity activity, Dictionary<string, List<string>> customHeaders = default,
        CancellationToken cancellationToken = default)
    {
        Require(conversationId, nameof(conversationId));
        Require(activityId, nameof(activityId));
        Require(activity, nameof(activity));
        return new ConnectorOperation(Client, HttpMethod.Post, Path($"v3/conversations/{conversationId}/activities/{activityId}"))
            .Body(activity)
            .Expect(Done)
            .SendAsync<ResourceResponse>(customHeaders, cancellationToken);
    }

    public Task<HttpOperationResponse> DeleteActivityWithHttpMessagesAsync(
        string conversationId, string activityId, Dictionary<string, List<string>> customHeaders = default,
        CancellationToken cancellationToken = default)
    {
        Require(conversationId, nameof(conversationId));
        Require(activityId, nameof(activityId));
        return new ConnectorOperation(Client, HttpMethod.Delete, Path($"v3/conversations/{conversationId}/activities/{activityId}"))
            .Expect(HttpStatusCode.OK, HttpStatusCode.Accepted)
            .SendAsync(customHeaders, cancellationToken);
    }

    public Task<HttpOperationResponse<IList<ChannelAccount>>> GetConversationMembersWithHttpMessagesAsync(
        string conversationId, Dictionary<string, List<string>> customHeaders = default, CancellationToken cancellationToken = default)
    {
        Require(conversationId, nameof(conversationId));
        return new ConnectorOperation(Client, HttpMethod.Get, Path($"v3/conversations/{conversationId}/members"))
            .SendAsync<IList<ChannelAccount>>(customHeaders, cancellationToken);
    }

    public Task<HttpOperationResponse<ChannelAccount>> GetConversationMemberWithHttpMessagesAsync(
        string userId, string conversationId, Dictionary<string, List<string>> customHeaders = default,
        CancellationToken cancellationToken = default)
    {
        Require(userId, nameof(userId));
        Require(conversationId, nameof(conversationId));
        return new ConnectorOperation(Client, HttpMethod.Get, Path($"v3/conversations/{conversationId}/members/{userId}"))
            .SendAsync<ChannelAccount>(customHeaders, cancellationToken);
    }

    public Task<HttpOperationResponse<PagedMembersResult>> GetConversationPagedMembersWithHttpMessagesAsync(
        string conversationId, int? pageSize = default, string continuationToken = default,
        Dictionary<string, List<string>> customHeaders = default, CancellationToken cancellationToken = default)
    {
        Require(conversationId, nameof(conversationId));
        return new ConnectorOperation(Client, HttpMethod.Get, Path($"v3/conversations/{conversationId}/pagedmembers"))
            .Query("pageSize", pageSize?.ToString(CultureInfo.InvariantCulture))
            .Query("continuationToken", continuationToken)
            .SendAsync<PagedMembersResult>(customHeaders, cancellationToken);
    }

    public Task<HttpOperationResponse> DeleteConversationMemberWithHttpMessagesAsync(
        string conversationId, string memberId, Dictionary<string, List<string>> customHeaders = default,
        CancellationToken cancellationToken = default)
    {
        Require(conversationId, nameof(conversationId));
        Require(memberId, nameof(memberId));
        return new ConnectorOperation(Client, HttpMethod.Delete, Path($"v3/conversations/{conversationId}/members/{memberId}"))
            .Expect(HttpStatusCode.OK, HttpStatusCode.NoContent)
            .SendAsync(customHeaders, cancellationToken);
    }

    public Task<HttpOperationResponse<IList<ChannelAccount>>> GetActivityMembersWithHttpMessagesAsync(
        string conversationId, string activityId, Dictionary<string, List<string>> customHeaders = default,
        CancellationToken cancellationToken = default)
    {
        Require(conversationId, nameof(conversationId));
        Require(activityId, nameof(activityId));
        return new ConnectorOperation(Client, HttpMethod.Get, Path($"v3/conversations/{conversationId}/activities/{activityId}/members"))
            .SendAsync<IList<ChannelAccount>>(customHeaders, cancellationToken);
    }

    public Task<HttpOperationResponse<ResourceResponse>> UploadAttachmentWithHttpMessagesAsync(
        string conversationId, AttachmentData attachmentUpload, Dictionary<string, List<string>> customHeaders = default,
        CancellationToken cancellationToken = default)
    {
        Require(conversationId, nameof(conversationId));
        Require(attachmentUpload, nameof(attachmentUpload));
        return new ConnectorOperation(Client, HttpMethod.Post, Path($"v3/conversations/{conversationId}/attachments"))
            .Body(attachmentUpload)
            .Expect(Done)
            .SendAsync<ResourceResponse>(customHeaders, cancellationToken);
    }
}
