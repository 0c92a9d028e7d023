using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;
using static Twilio.Constant.EnumConstants;

namespace Twilio.Rest.Conversations.V1.Conversation;

public partial class MessageResource
{
    public static MessageResource Create(CreateMessageOptions options, ITwilioRestClient client = null) =>
        CreateWithHeaders(options, client).Data;

    public static async Task<MessageResource> CreateAsync(CreateMessageOptions options, ITwilioRestClient client = null) =>
        (await CreateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<MessageResource> CreateWithHeaders(CreateMessageOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildCreateRequest, options, client, FromJson);

    public static Task<TwilioResponse<MessageResource>> CreateWithHeadersAsync(
        CreateMessageOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildCreateRequest, options, client, FromJson);

    public static MessageResource Create(
        string pathConversationSid, string author = null, string body = null, DateTime? dateCreated = null,
        DateTime? dateUpdated = null, string attributes = null, string mediaSid = null, string contentSid = null,
        string contentVariables = null, string subject = null, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null,
        ITwilioRestClient client = null) =>
        Create(CreateOptions(
            pathConversationSid, author, body, dateCreated, dateUpdated, attributes, mediaSid, contentSid, contentVariables,
            subject, xTwilioWebhookEnabled), client);

    public static Task<MessageResource> CreateAsync(
        string pathConversationSid, string author = null, string body = null, DateTime? dateCreated = null,
        DateTime? dateUpdated = null, string attributes = null, string mediaSid = null, string contentSid = null,
        string contentVariables = null, string subject = null, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null,
        ITwilioRestClient client = null) =>
        CreateAsync(CreateOptions(
            pathConversationSid, author, body, dateCreated, dateUpdated, attributes, mediaSid, contentSid, contentVariables,
            subject, xTwilioWebhookEnabled), client);

    public static TwilioResponse<MessageResource> CreateWithHeaders(
        string pathConversationSid, string author = null, string body = null, DateTime? dateCreated = null,
        DateTime? dateUpdated = null, string attributes = null, string mediaSid = null, string contentSid = null,
        string contentVariables = null, string subject = null, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null,
        ITwilioRestClient client = null) =>
        CreateWithHeaders(CreateOptions(
            pathConversationSid, author, body, dateCreated, dateUpdated, attributes, mediaSid, contentSid, contentVariables,
            subject, xTwilioWebhookEnabled), client);

    public static Task<TwilioResponse<MessageResource>> CreateWithHeadersAsync(
        string pathConversationSid, string author = null, string body = null, DateTime? dateCreated = null,
        DateTime? dateUpdated = null, string attributes = null, string mediaSid = null, string contentSid = null,
        string contentVariables = null, string subject = null, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null,
        ITwilioRestClient client = null) =>
        CreateWithHeadersAsync(CreateOptions(
            pathConversationSid, author, body, dateCreated, dateUpdated, attributes, mediaSid, contentSid, contentVariables,
            subject, xTwilioWebhookEnabled), client);

    private static CreateMessageOptions CreateOptions(
        string pathConversationSid, string author, string body, DateTime? dateCreated, DateTime? dateUpdated, string attributes,
        string mediaSid, string contentSid, string contentVariables, string subject, WebhookEnabledTypeEnum xTwilioWebhookEnabled) =>
        new CreateMessageOptions(pathConversationSid)
        {
            Author = author, Body = body, DateCreated = dateCreated, DateUpdated = dateUpdated, Attributes = attributes,
            MediaSid = mediaSid, ContentSid = contentSid, ContentVariables = contentVariables, Subject = subject,
            XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        };

    private static Request BuildCreateRequest(CreateMessageOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Conversations,
        $"/v1/Conversations/{options.PathConversationSid}/Messages",
        contentType: ContentTypeEnum.FORM_URLENCODED,
        postParams: options.GetParams(),
        headerParams: options.GetHeaderParams());

    public static bool Delete(DeleteMessageOptions options, ITwilioRestClient client = null) =>
        DeleteWithHeaders(options, client).Data;

    public static async Task<bool> DeleteAsync(DeleteMessageOptions options, ITwilioRestClient client = null) =>
        (await DeleteWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<bool> DeleteWithHeaders(DeleteMessageOptions options, ITwilioRestClient client = null) =>
        Operation.Delete(BuildDeleteRequest, options, client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(DeleteMessageOptions options, ITwilioRestClient client = null) =>
        Operation.DeleteAsync(BuildDeleteRequest, options, client);

    public static bool Delete(
        string pathConversationSid, string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null,
        ITwilioRestClient client = null) =>
        Delete(new DeleteMessageOptions(pathConversationSid, pathSid)
        {
            XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        }, client);

    public static Task<bool> DeleteAsync(
        string pathConversationSid, string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null,
        ITwilioRestClient client = null) =>
        DeleteAsync(new DeleteMessageOptions(pathConversationSid, pathSid)
        {
            XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        }, client);

    public static TwilioResponse<bool> DeleteWithHeaders(
        string pathConversationSid, string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null,
        ITwilioRestClient client = null) =>
        DeleteWithHeaders(new DeleteMessageOptions(pathConversationSid, pathSid)
        {
            XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        }, client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(
        string pathConversationSid, string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null,
        ITwilioRestClient client = null) =>
        DeleteWithHeadersAsync(new DeleteMessageOptions(pathConversationSid, pathSid)
        {
            XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        }, client);

    private static Request BuildDeleteRequest(DeleteMessageOptions options, ITwilioRestClient client) => new(
        HttpMethod.Delete,
        Domain.Conversations,
        $"/v1/Conversations/{options.PathConversationSid}/Messages/{options.PathSid}",
        queryParams: options.GetParams(),
        headerParams: options.GetHeaderParams());

    public static MessageResource Fetch(FetchMessageOptions options, ITwilioRestClient client = null) =>
        FetchWithHeaders(options, client).Data;

    public static async Task<MessageResource> FetchAsync(FetchMessageOptions options, ITwilioRestClient client = null) =>
        (await FetchWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<MessageResource> FetchWithHeaders(FetchMessageOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildFetchRequest, options, client, FromJson);

    public static Task<TwilioResponse<MessageResource>> FetchWithHeadersAsync(
        FetchMessageOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildFetchRequest, options, client, FromJson);

    public static MessageResource Fetch(string pathConversationSid, string pathSid, ITwilioRestClient client = null) =>
        Fetch(new FetchMessageOptions(pathConversationSid, pathSid), client);

    public static Task<MessageResource> FetchAsync(string pathConversationSid, string pathSid, ITwilioRestClient client = null) =>
        FetchAsync(new FetchMessageOptions(pathConversationSid, pathSid), client);

    public static TwilioResponse<MessageResource> FetchWithHeaders(
        string pathConversationSid, string pathSid, ITwilioRestClient client = null) =>
        FetchWithHeaders(new FetchMessageOptions(pathConversationSid, pathSid), client);

    public static Task<TwilioResponse<MessageResource>> FetchWithHeadersAsync(
        string pathConversationSid, string pathSid, ITwilioRestClient client = null) =>
        FetchWithHeadersAsync(new FetchMessageOptions(pathConversationSid, pathSid), client);

    private static Request BuildFetchRequest(FetchMessageOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Conversations,
        $"/v1/Conversations/{options.PathConversationSid}/Messages/{options.PathSid}",
        queryParams: options.GetParams());

    public static ResourceSet<MessageResource> Read(ReadMessageOptions options, ITwilioRestClient client = null) =>
        ReadWithHeaders(options, client).Records;

    public static async Task<ResourceSet<MessageResource>> ReadAsync(ReadMessageOptions options, ITwilioRestClient client = null) =>
        (await ReadWithHeadersAsync(options, client).ConfigureAwait(false)).Records;

    public static ResourceSetResponse<MessageResource> ReadWithHeaders(ReadMessageOptions options, ITwilioRestClient client = null) =>
        Operation.List<ReadMessageOptions, MessageResource>("messages", BuildReadRequest, options, client);

    public static Task<ResourceSetResponse<MessageResource>> ReadWithHeadersAsync(
        ReadMessageOptions options, ITwilioRestClient client = null) =>
        Operation.ListAsync<ReadMessageOptions, MessageResource>("messages", BuildReadRequest, options, client);

    public static ResourceSet<MessageResource> Read(
        string pathConversationSid, OrderTypeEnum order = null, long? pageSize = null, long? limit = null,
        ITwilioRestClient client = null) =>
        Read(new ReadMessageOptions(pathConversationSid) { Order = order, PageSize = pageSize, Limit = limit }, client);

    public static Task<ResourceSet<MessageResource>> ReadAsync(
        string pathConversationSid, OrderTypeEnum order = null, long? pageSize = null, long? limit = null,
        ITwilioRestClient client = null) =>
        ReadAsync(new ReadMessageOptions(pathConversationSid) { Order = order, PageSize = pageSize, Limit = limit }, client);

    public static Page<MessageResource> GetPage(string targetUrl, ITwilioRestClient client) =>
        Operation.GetPage<MessageResource>("messages", targetUrl, client);

    public static Page<MessageResource> NextPage(Page<MessageResource> page, ITwilioRestClient client) =>
        GetPage(page.GetNextPageUrl(Domain.Conversations), client);

    public static Page<MessageResource> PreviousPage(Page<MessageResource> page, ITwilioRestClient client) =>
        GetPage(page.GetPreviousPageUrl(Domain.Conversations), client);

    private static Request BuildReadRequest(ReadMessageOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Conversations,
        $"/v1/Conversations/{options.PathConversationSid}/Messages",
        queryParams: options.GetParams());

    public static MessageResource Update(UpdateMessageOptions options, ITwilioRestClient client = null) =>
        UpdateWithHeaders(options, client).Data;

    public static async Task<MessageResource> UpdateAsync(UpdateMessageOptions options, ITwilioRestClient client = null) =>
        (await UpdateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<MessageResource> UpdateWithHeaders(UpdateMessageOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildUpdateRequest, options, client, FromJson);

    public static Task<TwilioResponse<MessageResource>> UpdateWithHeadersAsync(
        UpdateMessageOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildUpdateRequest, options, client, FromJson);

    public static MessageResource Update(
        string pathConversationSid, string pathSid, string author = null, string body = null, DateTime? dateCreated = null,
        DateTime? dateUpdated = null, string attributes = null, string subject = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        Update(UpdateOptions(
            pathConversationSid, pathSid, author, body, dateCreated, dateUpdated, attributes, subject, xTwilioWebhookEnabled), client);

    public static Task<MessageResource> UpdateAsync(
        string pathConversationSid, string pathSid, string author = null, string body = null, DateTime? dateCreated = null,
        DateTime? dateUpdated = null, string attributes = null, string subject = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        UpdateAsync(UpdateOptions(
            pathConversationSid, pathSid, author, body, dateCreated, dateUpdated, attributes, subject, xTwilioWebhookEnabled), client);

    public static TwilioResponse<MessageResource> UpdateWithHeaders(
        string pathConversationSid, string pathSid, string author = null, string body = null, DateTime? dateCreated = null,
        DateTime? dateUpdated = null, string attributes = null, string subject = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        UpdateWithHeaders(UpdateOptions(
            pathConversationSid, pathSid, author, body, dateCreated, dateUpdated, attributes, subject, xTwilioWebhookEnabled), client);

    public static Task<TwilioResponse<MessageResource>> UpdateWithHeadersAsync(
        string pathConversationSid, string pathSid, string author = null, string body = null, DateTime? dateCreated = null,
        DateTime? dateUpdated = null, string attributes = null, string subject = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        UpdateWithHeadersAsync(UpdateOptions(
            pathConversationSid, pathSid, author, body, dateCreated, dateUpdated, attributes, subject, xTwilioWebhookEnabled), client);

    private static UpdateMessageOptions UpdateOptions(
        string pathConversationSid, string pathSid, string author, string body, DateTime? dateCreated, DateTime? dateUpdated,
        string attributes, string subject, WebhookEnabledTypeEnum xTwilioWebhookEnabled) =>
        new UpdateMessageOptions(pathConversationSid, pathSid)
        {
            Author = author, Body = body, DateCreated = dateCreated, DateUpdated = dateUpdated, Attributes = attributes, Subject = subject,
            XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        };

    private static Request BuildUpdateRequest(UpdateMessageOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Conversations,
        $"/v1/Conversations/{options.PathConversationSid}/Messages/{options.PathSid}",
        contentType: ContentTypeEnum.FORM_URLENCODED,
        postParams: options.GetParams(),
        headerParams: options.GetHeaderParams());
}
