using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;
using static Twilio.Constant.EnumConstants;

namespace Twilio.Rest.Messaging.V2;

public partial class ChannelsSenderResource
{
    public static ChannelsSenderResource Create(CreateChannelsSenderOptions options, ITwilioRestClient client = null) =>
        CreateWithHeaders(options, client).Data;

    public static async Task<ChannelsSenderResource> CreateAsync(CreateChannelsSenderOptions options, ITwilioRestClient client = null) =>
        (await CreateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<ChannelsSenderResource> CreateWithHeaders(
        CreateChannelsSenderOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildCreateRequest, options, client, FromJson);

    public static Task<TwilioResponse<ChannelsSenderResource>> CreateWithHeadersAsync(
        CreateChannelsSenderOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildCreateRequest, options, client, FromJson);

    public static ChannelsSenderResource Create(
        MessagingV2ChannelsSenderRequestsCreate messagingV2ChannelsSenderRequestsCreate, ITwilioRestClient client = null) =>
        Create(new CreateChannelsSenderOptions(messagingV2ChannelsSenderRequestsCreate), client);

    public static Task<ChannelsSenderResource> CreateAsync(
        MessagingV2ChannelsSenderRequestsCreate messagingV2ChannelsSenderRequestsCreate, ITwilioRestClient client = null) =>
        CreateAsync(new CreateChannelsSenderOptions(messagingV2ChannelsSenderRequestsCreate), client);

    public static TwilioResponse<ChannelsSenderResource> CreateWithHeaders(
        MessagingV2ChannelsSenderRequestsCreate messagingV2ChannelsSenderRequestsCreate, ITwilioRestClient client = null) =>
        CreateWithHeaders(new CreateChannelsSenderOptions(messagingV2ChannelsSenderRequestsCreate), client);

    public static Task<TwilioResponse<ChannelsSenderResource>> CreateWithHeadersAsync(
        MessagingV2ChannelsSenderRequestsCreate messagingV2ChannelsSenderRequestsCreate, ITwilioRestClient client = null) =>
        CreateWithHeadersAsync(new CreateChannelsSenderOptions(messagingV2ChannelsSenderRequestsCreate), client);

    private static Request BuildCreateRequest(CreateChannelsSenderOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Messaging,
        "/v2/Channels/Senders",
        contentType: ContentTypeEnum.JSON,
        body: options.GetBody());

    public static bool Delete(DeleteChannelsSenderOptions options, ITwilioRestClient client = null) =>
        DeleteWithHeaders(options, client).Data;

    public static async Task<bool> DeleteAsync(DeleteChannelsSenderOptions options, ITwilioRestClient client = null) =>
        (await DeleteWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<bool> DeleteWithHeaders(DeleteChannelsSenderOptions options, ITwilioRestClient client = null) =>
        Operation.Delete(BuildDeleteRequest, options, client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(DeleteChannelsSenderOptions options, ITwilioRestClient client = null) =>
        Operation.DeleteAsync(BuildDeleteRequest, options, client);

    public static bool Delete(string pathSid, ITwilioRestClient client = null) =>
        Delete(new DeleteChannelsSenderOptions(pathSid), client);

    public static Task<bool> DeleteAsync(string pathSid, ITwilioRestClient client = null) =>
        DeleteAsync(new DeleteChannelsSenderOptions(pathSid), client);

    public static TwilioResponse<bool> DeleteWithHeaders(string pathSid, ITwilioRestClient client = null) =>
        DeleteWithHeaders(new DeleteChannelsSenderOptions(pathSid), client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(string pathSid, ITwilioRestClient client = null) =>
        DeleteWithHeadersAsync(new DeleteChannelsSenderOptions(pathSid), client);

    private static Request BuildDeleteRequest(DeleteChannelsSenderOptions options, ITwilioRestClient client) => new(
        HttpMethod.Delete,
        Domain.Messaging,
        $"/v2/Channels/Senders/{options.PathSid}",
        queryParams: options.GetParams());

    public static ChannelsSenderResource Fetch(FetchChannelsSenderOptions options, ITwilioRestClient client = null) =>
        FetchWithHeaders(options, client).Data;

    public static async Task<ChannelsSenderResource> FetchAsync(FetchChannelsSenderOptions options, ITwilioRestClient client = null) =>
        (await FetchWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<ChannelsSenderResource> FetchWithHeaders(
        FetchChannelsSenderOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildFetchRequest, options, client, FromJson);

    public static Task<TwilioResponse<ChannelsSenderResource>> FetchWithHeadersAsync(
        FetchChannelsSenderOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildFetchRequest, options, client, FromJson);

    public static ChannelsSenderResource Fetch(string pathSid, ITwilioRestClient client = null) =>
        Fetch(new FetchChannelsSenderOptions(pathSid), client);

    public static Task<ChannelsSenderResource> FetchAsync(string pathSid, ITwilioRestClient client = null) =>
        FetchAsync(new FetchChannelsSenderOptions(pathSid), client);

    public static TwilioResponse<ChannelsSenderResource> FetchWithHeaders(string pathSid, ITwilioRestClient client = null) =>
        FetchWithHeaders(new FetchChannelsSenderOptions(pathSid), client);

    public static Task<TwilioResponse<ChannelsSenderResource>> FetchWithHeadersAsync(string pathSid, ITwilioRestClient client = null) =>
        FetchWithHeadersAsync(new FetchChannelsSenderOptions(pathSid), client);

    private static Request BuildFetchRequest(FetchChannelsSenderOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Messaging,
        $"/v2/Channels/Senders/{options.PathSid}",
        queryParams: options.GetParams());

    public static ResourceSet<ChannelsSenderResource> Read(ReadChannelsSenderOptions options, ITwilioRestClient client = null) =>
        ReadWithHeaders(options, client).Records;

    public static async Task<ResourceSet<ChannelsSenderResource>> ReadAsync(
        ReadChannelsSenderOptions options, ITwilioRestClient client = null) =>
        (await ReadWithHeadersAsync(options, client).ConfigureAwait(false)).Records;

    public static ResourceSetResponse<ChannelsSenderResource> ReadWithHeaders(
        ReadChannelsSenderOptions options, ITwilioRestClient client = null) =>
        Operation.List<ReadChannelsSenderOptions, ChannelsSenderResource>("senders", BuildReadRequest, options, client);

    public static Task<ResourceSetResponse<ChannelsSenderResource>> ReadWithHeadersAsync(
        ReadChannelsSenderOptions options, ITwilioRestClient client = null) =>
        Operation.ListAsync<ReadChannelsSenderOptions, ChannelsSenderResource>("senders", BuildReadRequest, options, client);

    public static ResourceSet<ChannelsSenderResource> Read(
        string channel, long? pageSize = null, long? limit = null, ITwilioRestClient client = null) =>
        Read(new ReadChannelsSenderOptions(channel) { PageSize = pageSize, Limit = limit }, client);

    public static Task<ResourceSet<ChannelsSenderResource>> ReadAsync(
        string channel, long? pageSize = null, long? limit = null, ITwilioRestClient client = null) =>
        ReadAsync(new ReadChannelsSenderOptions(channel) { PageSize = pageSize, Limit = limit }, client);

    public static Page<ChannelsSenderResource> GetPage(string targetUrl, ITwilioRestClient client) =>
        Operation.GetPage<ChannelsSenderResource>("senders", targetUrl, client);

    public static Page<ChannelsSenderResource> NextPage(Page<ChannelsSenderResource> page, ITwilioRestClient client) =>
        GetPage(page.GetNextPageUrl(Domain.Messaging), client);

    public static Page<ChannelsSenderResource> PreviousPage(Page<ChannelsSenderResource> page, ITwilioRestClient client) =>
        GetPage(page.GetPreviousPageUrl(Domain.Messaging), client);

    private static Request BuildReadRequest(ReadChannelsSenderOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Messaging,
        "/v2/Channels/Senders",
        queryParams: options.GetParams());

    public static ChannelsSenderResource Update(UpdateChannelsSenderOptions options, ITwilioRestClient client = null) =>
        UpdateWithHeaders(options, client).Data;

    public static async Task<ChannelsSenderResource> UpdateAsync(UpdateChannelsSenderOptions options, ITwilioRestClient client = null) =>
        (await UpdateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<ChannelsSenderResource> UpdateWithHeaders(
        UpdateChannelsSenderOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildUpdateRequest, options, client, FromJson);

    public static Task<TwilioResponse<ChannelsSenderResource>> UpdateWithHeadersAsync(
        UpdateChannelsSenderOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildUpdateRequest, options, client, FromJson);

    public static ChannelsSenderResource Update(string pathSid, ITwilioRestClient client = null) =>
        Update(new UpdateChannelsSenderOptions(pathSid), client);

    public static Task<ChannelsSenderResource> UpdateAsync(string pathSid, ITwilioRestClient client = null) =>
        UpdateAsync(new UpdateChannelsSenderOptions(pathSid), client);

    public static TwilioResponse<ChannelsSenderResource> UpdateWithHeaders(string pathSid, ITwilioRestClient client = null) =>
        UpdateWithHeaders(new UpdateChannelsSenderOptions(pathSid), client);

    public static Task<TwilioResponse<ChannelsSenderResource>> UpdateWithHeadersAsync(string pathSid, ITwilioRestClient client = null) =>
        UpdateWithHeadersAsync(new UpdateChannelsSenderOptions(pathSid), client);

    private static Request BuildUpdateRequest(UpdateChannelsSenderOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Messaging,
        $"/v2/Channels/Senders/{options.PathSid}",
        contentType: ContentTypeEnum.JSON,
        body: options.GetBody());
}
