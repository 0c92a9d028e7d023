using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;
using static Twilio.Constant.EnumConstants;

namespace Twilio.Rest.Conversations.V1;

public partial class ConversationResource
{
    public static ConversationResource Create(CreateConversationOptions options, ITwilioRestClient client = null) =>
        CreateWithHeaders(options, client).Data;

    public static async Task<ConversationResource> CreateAsync(CreateConversationOptions options, ITwilioRestClient client = null) =>
        (await CreateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<ConversationResource> CreateWithHeaders(
        CreateConversationOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildCreateRequest, options, client, FromJson);

    public static Task<TwilioResponse<ConversationResource>> CreateWithHeadersAsync(
        CreateConversationOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildCreateRequest, options, client, FromJson);

    public static ConversationResource Create(
        string friendlyName = null, string uniqueName = null, DateTime? dateCreated = null, DateTime? dateUpdated = null,
        string messagingServiceSid = null, string attributes = null, StateEnum state = null, string timersInactive = null,
        string timersClosed = null, string bindingsEmailAddress = null, string bindingsEmailName = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        Create(CreateOptions(
            friendlyName, uniqueName, dateCreated, dateUpdated, messagingServiceSid, attributes, state, timersInactive,
            timersClosed, bindingsEmailAddress, bindingsEmailName, xTwilioWebhookEnabled), client);

    public static Task<ConversationResource> CreateAsync(
        string friendlyName = null, string uniqueName = null, DateTime? dateCreated = null, DateTime? dateUpdated = null,
        string messagingServiceSid = null, string attributes = null, StateEnum state = null, string timersInactive = null,
        string timersClosed = null, string bindingsEmailAddress = null, string bindingsEmailName = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        CreateAsync(CreateOptions(
            friendlyName, uniqueName, dateCreated, dateUpdated, messagingServiceSid, attributes, state, timersInactive,
            timersClosed, bindingsEmailAddress, bindingsEmailName, xTwilioWebhookEnabled), client);

    public static TwilioResponse<ConversationResource> CreateWithHeaders(
        string friendlyName = null, string uniqueName = null, DateTime? dateCreated = null, DateTime? dateUpdated = null,
        string messagingServiceSid = null, string attributes = null, StateEnum state = null, string timersInactive = null,
        string timersClosed = null, string bindingsEmailAddress = null, string bindingsEmailName = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        CreateWithHeaders(CreateOptions(
            friendlyName, uniqueName, dateCreated, dateUpdated, messagingServiceSid, attributes, state, timersInactive,
            timersClosed, bindingsEmailAddress, bindingsEmailName, xTwilioWebhookEnabled), client);

    public static Task<TwilioResponse<ConversationResource>> CreateWithHeadersAsync(
        string friendlyName = null, string uniqueName = null, DateTime? dateCreated = null, DateTime? dateUpdated = null,
        string messagingServiceSid = null, string attributes = null, StateEnum state = null, string timersInactive = null,
        string timersClosed = null, string bindingsEmailAddress = null, string bindingsEmailName = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        CreateWithHeadersAsync(CreateOptions(
            friendlyName, uniqueName, dateCreated, dateUpdated, messagingServiceSid, attributes, state, timersInactive,
            timersClosed, bindingsEmailAddress, bindingsEmailName, xTwilioWebhookEnabled), client);

    private static CreateConversationOptions CreateOptions(
        string friendlyName, string uniqueName, DateTime? dateCreated, DateTime? dateUpdated, string messagingServiceSid,
        string attributes, StateEnum state, string timersInactive, string timersClosed, string bindingsEmailAddress,
        string bindingsEmailName, WebhookEnabledTypeEnum xTwilioWebhookEnabled) =>
        new CreateConversationOptions()
        {
            FriendlyName = friendlyName, UniqueName = uniqueName, DateCreated = dateCreated, DateUpdated = dateUpdated,
            MessagingServiceSid = messagingServiceSid, Attributes = attributes, State = state, TimersInactive = timersInactive,
            TimersClosed = timersClosed, BindingsEmailAddress = bindingsEmailAddress, BindingsEmailName = bindingsEmailName,
            XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        };

    private static Request BuildCreateRequest(CreateConversationOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Conversations,
        "/v1/Conversations",
        contentType: ContentTypeEnum.FORM_URLENCODED,
        postParams: options.GetParams(),
        headerParams: options.GetHeaderParams());

    public static bool Delete(DeleteConversationOptions options, ITwilioRestClient client = null) =>
        DeleteWithHeaders(options, client).Data;

    public static async Task<bool> DeleteAsync(DeleteConversationOptions options, ITwilioRestClient client = null) =>
        (await DeleteWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<bool> DeleteWithHeaders(DeleteConversationOptions options, ITwilioRestClient client = null) =>
        Operation.Delete(BuildDeleteRequest, options, client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(DeleteConversationOptions options, ITwilioRestClient client = null) =>
        Operation.DeleteAsync(BuildDeleteRequest, options, client);

    public static bool Delete(string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        Delete(new DeleteConversationOptions(pathSid) { XTwilioWebhookEnabled = xTwilioWebhookEnabled }, client);

    public static Task<bool> DeleteAsync(
        string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        DeleteAsync(new DeleteConversationOptions(pathSid) { XTwilioWebhookEnabled = xTwilioWebhookEnabled }, client);

    public static TwilioResponse<bool> DeleteWithHeaders(
        string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        DeleteWithHeaders(new DeleteConversationOptions(pathSid) { XTwilioWebhookEnabled = xTwilioWebhookEnabled }, client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(
        string pathSid, WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        DeleteWithHeadersAsync(new DeleteConversationOptions(pathSid) { XTwilioWebhookEnabled = xTwilioWebhookEnabled }, client);

    private static Request BuildDeleteRequest(DeleteConversationOptions options, ITwilioRestClient client) => new(
        HttpMethod.Delete,
        Domain.Conversations,
        $"/v1/Conversations/{options.PathSid}",
        queryParams: options.GetParams(),
        headerParams: options.GetHeaderParams());

    public static ConversationResource Fetch(FetchConversationOptions options, ITwilioRestClient client = null) =>
        FetchWithHeaders(options, client).Data;

    public static async Task<ConversationResource> FetchAsync(FetchConversationOptions options, ITwilioRestClient client = null) =>
        (await FetchWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<ConversationResource> FetchWithHeaders(
        FetchConversationOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildFetchRequest, options, client, FromJson);

    public static Task<TwilioResponse<ConversationResource>> FetchWithHeadersAsync(
        FetchConversationOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildFetchRequest, options, client, FromJson);

    public static ConversationResource Fetch(string pathSid, ITwilioRestClient client = null) =>
        Fetch(new FetchConversationOptions(pathSid), client);

    public static Task<ConversationResource> FetchAsync(string pathSid, ITwilioRestClient client = null) =>
        FetchAsync(new FetchConversationOptions(pathSid), client);

    public static TwilioResponse<ConversationResource> FetchWithHeaders(string pathSid, ITwilioRestClient client = null) =>
        FetchWithHeaders(new FetchConversationOptions(pathSid), client);

    public static Task<TwilioResponse<ConversationResource>> FetchWithHeadersAsync(string pathSid, ITwilioRestClient client = null) =>
        FetchWithHeadersAsync(new FetchConversationOptions(pathSid), client);

    private static Request BuildFetchRequest(FetchConversationOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Conversations,
        $"/v1/Conversations/{options.PathSid}",
        queryParams: options.GetParams());

    public static ResourceSet<ConversationResource> Read(ReadConversationOptions options, ITwilioRestClient client = null) =>
        ReadWithHeaders(options, client).Records;

    public static async Task<ResourceSet<ConversationResource>> ReadAsync(
        ReadConversationOptions options, ITwilioRestClient client = null) =>
        (await ReadWithHeadersAsync(options, client).ConfigureAwait(false)).Records;

    public static ResourceSetResponse<ConversationResource> ReadWithHeaders(
        ReadConversationOptions options, ITwilioRestClient client = null) =>
        Operation.List<ReadConversationOptions, ConversationResource>("conversations", BuildReadRequest, options, client);

    public static Task<ResourceSetResponse<ConversationResource>> ReadWithHeadersAsync(
        ReadConversationOptions options, ITwilioRestClient client = null) =>
        Operation.ListAsync<ReadConversationOptions, ConversationResource>("conversations", BuildReadRequest, options, client);

    public static ResourceSet<ConversationResource> Read(
        string startDate = null, string endDate = null, StateEnum state = null, long? pageSize = null, long? limit = null,
        ITwilioRestClient client = null) =>
        Read(ReadOptions(startDate, endDate, state, pageSize, limit), client);

    public static Task<ResourceSet<ConversationResource>> ReadAsync(
        string startDate = null, string endDate = null, StateEnum state = null, long? pageSize = null, long? limit = null,
        ITwilioRestClient client = null) =>
        ReadAsync(ReadOptions(startDate, endDate, state, pageSize, limit), client);

    private static ReadConversationOptions ReadOptions(string startDate, string endDate, StateEnum state, long? pageSize, long? limit) =>
        new ReadConversationOptions()
        {
            StartDate = startDate, EndDate = endDate, State = state, PageSize = pageSize, Limit = limit,
        };

    public static Page<ConversationResource> GetPage(string targetUrl, ITwilioRestClient client) =>
        Operation.GetPage<ConversationResource>("conversations", targetUrl, client);

    public static Page<ConversationResource> NextPage(Page<ConversationResource> page, ITwilioRestClient client) =>
        GetPage(page.GetNextPageUrl(Domain.Conversations), client);

    public static Page<ConversationResource> PreviousPage(Page<ConversationResource> page, ITwilioRestClient client) =>
        GetPage(page.GetPreviousPageUrl(Domain.Conversations), client);

    private static Request BuildReadRequest(ReadConversationOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Conversations,
        "/v1/Conversations",
        queryParams: options.GetParams());

    public static ConversationResource Update(UpdateConversationOptions options, ITwilioRestClient client = null) =>
        UpdateWithHeaders(options, client).Data;

    public static async Task<ConversationResource> UpdateAsync(UpdateConversationOptions options, ITwilioRestClient client = null) =>
        (await UpdateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<ConversationResource> UpdateWithHeaders(
        UpdateConversationOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildUpdateRequest, options, client, FromJson);

    public static Task<TwilioResponse<ConversationResource>> UpdateWithHeadersAsync(
        UpdateConversationOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildUpdateRequest, options, client, FromJson);

    public static ConversationResource Update(
        string pathSid, string friendlyName = null, DateTime? dateCreated = null, DateTime? dateUpdated = null,
        string attributes = null, string messagingServiceSid = null, StateEnum state = null, string timersInactive = null,
        string timersClosed = null, string uniqueName = null, string bindingsEmailAddress = null, string bindingsEmailName = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        Update(UpdateOptions(
            pathSid, friendlyName, dateCreated, dateUpdated, attributes, messagingServiceSid, state, timersInactive,
            timersClosed, uniqueName, bindingsEmailAddress, bindingsEmailName, xTwilioWebhookEnabled), client);

    public static Task<ConversationResource> UpdateAsync(
        string pathSid, string friendlyName = null, DateTime? dateCreated = null, DateTime? dateUpdated = null,
        string attributes = null, string messagingServiceSid = null, StateEnum state = null, string timersInactive = null,
        string timersClosed = null, string uniqueName = null, string bindingsEmailAddress = null, string bindingsEmailName = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        UpdateAsync(UpdateOptions(
            pathSid, friendlyName, dateCreated, dateUpdated, attributes, messagingServiceSid, state, timersInactive,
            timersClosed, uniqueName, bindingsEmailAddress, bindingsEmailName, xTwilioWebhookEnabled), client);

    public static TwilioResponse<ConversationResource> UpdateWithHeaders(
        string pathSid, string friendlyName = null, DateTime? dateCreated = null, DateTime? dateUpdated = null,
        string attributes = null, string messagingServiceSid = null, StateEnum state = null, string timersInactive = null,
        string timersClosed = null, string uniqueName = null, string bindingsEmailAddress = null, string bindingsEmailName = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        UpdateWithHeaders(UpdateOptions(
            pathSid, friendlyName, dateCreated, dateUpdated, attributes, messagingServiceSid, state, timersInactive,
            timersClosed, uniqueName, bindingsEmailAddress, bindingsEmailName, xTwilioWebhookEnabled), client);

    public static Task<TwilioResponse<ConversationResource>> UpdateWithHeadersAsync(
        string pathSid, string friendlyName = null, DateTime? dateCreated = null, DateTime? dateUpdated = null,
        string attributes = null, string messagingServiceSid = null, StateEnum state = null, string timersInactive = null,
        string timersClosed = null, string uniqueName = null, string bindingsEmailAddress = null, string bindingsEmailName = null,
        WebhookEnabledTypeEnum xTwilioWebhookEnabled = null, ITwilioRestClient client = null) =>
        UpdateWithHeadersAsync(UpdateOptions(
            pathSid, friendlyName, dateCreated, dateUpdated, attributes, messagingServiceSid, state, timersInactive,
            timersClosed, uniqueName, bindingsEmailAddress, bindingsEmailName, xTwilioWebhookEnabled), client);

    private static UpdateConversationOptions UpdateOptions(
        string pathSid, string friendlyName, DateTime? dateCreated, DateTime? dateUpdated, string attributes,
        string messagingServiceSid, StateEnum state, string timersInactive, string timersClosed, string uniqueName,
        string bindingsEmailAddress, string bindingsEmailName, WebhookEnabledTypeEnum xTwilioWebhookEnabled) =>
        new UpdateConversationOptions(pathSid)
        {
            FriendlyName = friendlyName, DateCreated = dateCreated, DateUpdated = dateUpdated, Attributes = attributes,
            MessagingServiceSid = messagingServiceSid, State = state, TimersInactive = timersInactive, TimersClosed = timersClosed,
            UniqueName = uniqueName, BindingsEmailAddress = bindingsEmailAddress, BindingsEmailName = bindingsEmailName,
            XTwilioWebhookEnabled = xTwilioWebhookEnabled,
        };

    private static Request BuildUpdateRequest(UpdateConversationOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Conversations,
        $"/v1/Conversations/{options.PathSid}",
        contentType: ContentTypeEnum.FORM_URLENCODED,
        postParams: options.GetParams(),
        headerParams: options.GetHeaderParams());
}
