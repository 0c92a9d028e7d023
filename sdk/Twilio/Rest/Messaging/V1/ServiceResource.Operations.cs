using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;
using static Twilio.Constant.EnumConstants;

namespace Twilio.Rest.Messaging.V1;

public partial class ServiceResource
{
    public static ServiceResource Create(CreateServiceOptions options, ITwilioRestClient client = null) =>
        CreateWithHeaders(options, client).Data;

    public static async Task<ServiceResource> CreateAsync(CreateServiceOptions options, ITwilioRestClient client = null) =>
        (await CreateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<ServiceResource> CreateWithHeaders(CreateServiceOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildCreateRequest, options, client, FromJson);

    public static Task<TwilioResponse<ServiceResource>> CreateWithHeadersAsync(
        CreateServiceOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildCreateRequest, options, client, FromJson);

    public static ServiceResource Create(
        string friendlyName, Uri inboundRequestUrl = null, HttpMethod inboundMethod = null, Uri fallbackUrl = null,
        HttpMethod fallbackMethod = null, Uri statusCallback = null, bool? stickySender = null, bool? mmsConverter = null,
        bool? smartEncoding = null, ScanMessageContentEnum scanMessageContent = null, bool? fallbackToLongCode = null,
        bool? areaCodeGeomatch = null, int? validityPeriod = null, bool? synchronousValidation = null, string usecase = null,
        bool? useInboundWebhookOnNumber = null, ITwilioRestClient client = null) =>
        Create(CreateOptions(
            friendlyName, inboundRequestUrl, inboundMethod, fallbackUrl, fallbackMethod, statusCallback, stickySender,
            mmsConverter, smartEncoding, scanMessageContent, fallbackToLongCode, areaCodeGeomatch, validityPeriod,
            synchronousValidation, usecase, useInboundWebhookOnNumber), client);

    public static Task<ServiceResource> CreateAsync(
        string friendlyName, Uri inboundRequestUrl = null, HttpMethod inboundMethod = null, Uri fallbackUrl = null,
        HttpMethod fallbackMethod = null, Uri statusCallback = null, bool? stickySender = null, bool? mmsConverter = null,
        bool? smartEncoding = null, ScanMessageContentEnum scanMessageContent = null, bool? fallbackToLongCode = null,
        bool? areaCodeGeomatch = null, int? validityPeriod = null, bool? synchronousValidation = null, string usecase = null,
        bool? useInboundWebhookOnNumber = null, ITwilioRestClient client = null) =>
        CreateAsync(CreateOptions(
            friendlyName, inboundRequestUrl, inboundMethod, fallbackUrl, fallbackMethod, statusCallback, stickySender,
            mmsConverter, smartEncoding, scanMessageContent, fallbackToLongCode, areaCodeGeomatch, validityPeriod,
            synchronousValidation, usecase, useInboundWebhookOnNumber), client);

    public static TwilioResponse<ServiceResource> CreateWithHeaders(
        string friendlyName, Uri inboundRequestUrl = null, HttpMethod inboundMethod = null, Uri fallbackUrl = null,
        HttpMethod fallbackMethod = null, Uri statusCallback = null, bool? stickySender = null, bool? mmsConverter = null,
        bool? smartEncoding = null, ScanMessageContentEnum scanMessageContent = null, bool? fallbackToLongCode = null,
        bool? areaCodeGeomatch = null, int? validityPeriod = null, bool? synchronousValidation = null, string usecase = null,
        bool? useInboundWebhookOnNumber = null, ITwilioRestClient client = null) =>
        CreateWithHeaders(CreateOptions(
            friendlyName, inboundRequestUrl, inboundMethod, fallbackUrl, fallbackMethod, statusCallback, stickySender,
            mmsConverter, smartEncoding, scanMessageContent, fallbackToLongCode, areaCodeGeomatch, validityPeriod,
            synchronousValidation, usecase, useInboundWebhookOnNumber), client);

    public static Task<TwilioResponse<ServiceResource>> CreateWithHeadersAsync(
        string friendlyName, Uri inboundRequestUrl = null, HttpMethod inboundMethod = null, Uri fallbackUrl = null,
        HttpMethod fallbackMethod = null, Uri statusCallback = null, bool? stickySender = null, bool? mmsConverter = null,
        bool? smartEncoding = null, ScanMessageContentEnum scanMessageContent = null, bool? fallbackToLongCode = null,
        bool? areaCodeGeomatch = null, int? validityPeriod = null, bool? synchronousValidation = null, string usecase = null,
        bool? useInboundWebhookOnNumber = null, ITwilioRestClient client = null) =>
        CreateWithHeadersAsync(CreateOptions(
            friendlyName, inboundRequestUrl, inboundMethod, fallbackUrl, fallbackMethod, statusCallback, stickySender,
            mmsConverter, smartEncoding, scanMessageContent, fallbackToLongCode, areaCodeGeomatch, validityPeriod,
            synchronousValidation, usecase, useInboundWebhookOnNumber), client);

    private static CreateServiceOptions CreateOptions(
        string friendlyName, Uri inboundRequestUrl, HttpMethod inboundMethod, Uri fallbackUrl, HttpMethod fallbackMethod,
        Uri statusCallback, bool? stickySender, bool? mmsConverter, bool? smartEncoding, ScanMessageContentEnum scanMessageContent,
        bool? fallbackToLongCode, bool? areaCodeGeomatch, int? validityPeriod, bool? synchronousValidation, string usecase,
        bool? useInboundWebhookOnNumber) =>
        new CreateServiceOptions(friendlyName)
        {
            InboundRequestUrl = inboundRequestUrl, InboundMethod = inboundMethod, FallbackUrl = fallbackUrl,
            FallbackMethod = fallbackMethod, StatusCallback = statusCallback, StickySender = stickySender, MmsConverter = mmsConverter,
            SmartEncoding = smartEncoding, ScanMessageContent = scanMessageContent, FallbackToLongCode = fallbackToLongCode,
            AreaCodeGeomatch = areaCodeGeomatch, ValidityPeriod = validityPeriod, SynchronousValidation = synchronousValidation,
            Usecase = usecase, UseInboundWebhookOnNumber = useInboundWebhookOnNumber,
        };

    private static Request BuildCreateRequest(CreateServiceOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Messaging,
        "/v1/Services",
        contentType: ContentTypeEnum.FORM_URLENCODED,
        postParams: options.GetParams());

    public static bool Delete(DeleteServiceOptions options, ITwilioRestClient client = null) =>
        DeleteWithHeaders(options, client).Data;

    public static async Task<bool> DeleteAsync(DeleteServiceOptions options, ITwilioRestClient client = null) =>
        (await DeleteWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<bool> DeleteWithHeaders(DeleteServiceOptions options, ITwilioRestClient client = null) =>
        Operation.Delete(BuildDeleteRequest, options, client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(DeleteServiceOptions options, ITwilioRestClient client = null) =>
        Operation.DeleteAsync(BuildDeleteRequest, options, client);

    public static bool Delete(string pathSid, ITwilioRestClient client = null) =>
        Delete(new DeleteServiceOptions(pathSid), client);

    public static Task<bool> DeleteAsync(string pathSid, ITwilioRestClient client = null) =>
        DeleteAsync(new DeleteServiceOptions(pathSid), client);

    public static TwilioResponse<bool> DeleteWithHeaders(string pathSid, ITwilioRestClient client = null) =>
        DeleteWithHeaders(new DeleteServiceOptions(pathSid), client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(string pathSid, ITwilioRestClient client = null) =>
        DeleteWithHeadersAsync(new DeleteServiceOptions(pathSid), client);

    private static Request BuildDeleteRequest(DeleteServiceOptions options, ITwilioRestClient client) => new(
        HttpMethod.Delete,
        Domain.Messaging,
        $"/v1/Services/{options.PathSid}",
        queryParams: options.GetParams());

    public static ServiceResource Fetch(FetchServiceOptions options, ITwilioRestClient client = null) =>
        FetchWithHeaders(options, client).Data;

    public static async Task<ServiceResource> FetchAsync(FetchServiceOptions options, ITwilioRestClient client = null) =>
        (await FetchWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<ServiceResource> FetchWithHeaders(FetchServiceOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildFetchRequest, options, client, FromJson);

    public static Task<TwilioResponse<ServiceResource>> FetchWithHeadersAsync(
        FetchServiceOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildFetchRequest, options, client, FromJson);

    public static ServiceResource Fetch(string pathSid, ITwilioRestClient client = null) =>
        Fetch(new FetchServiceOptions(pathSid), client);

    public static Task<ServiceResource> FetchAsync(string pathSid, ITwilioRestClient client = null) =>
        FetchAsync(new FetchServiceOptions(pathSid), client);

    public static TwilioResponse<ServiceResource> FetchWithHeaders(string pathSid, ITwilioRestClient client = null) =>
        FetchWithHeaders(new FetchServiceOptions(pathSid), client);

    public static Task<TwilioResponse<ServiceResource>> FetchWithHeadersAsync(string pathSid, ITwilioRestClient client = null) =>
        FetchWithHeadersAsync(new FetchServiceOptions(pathSid), client);

    private static Request BuildFetchRequest(FetchServiceOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Messaging,
        $"/v1/Services/{options.PathSid}",
        queryParams: options.GetParams());

    public static ResourceSet<ServiceResource> Read(ReadServiceOptions options, ITwilioRestClient client = null) =>
        ReadWithHeaders(options, client).Records;

    public static async Task<ResourceSet<ServiceResource>> ReadAsync(ReadServiceOptions options, ITwilioRestClient client = null) =>
        (await ReadWithHeadersAsync(options, client).ConfigureAwait(false)).Records;

    public static ResourceSetResponse<ServiceResource> ReadWithHeaders(ReadServiceOptions options, ITwilioRestClient client = null) =>
        Operation.List<ReadServiceOptions, ServiceResource>("services", BuildReadRequest, options, client);

    public static Task<ResourceSetResponse<ServiceResource>> ReadWithHeadersAsync(
        ReadServiceOptions options, ITwilioRestClient client = null) =>
        Operation.ListAsync<ReadServiceOptions, ServiceResource>("services", BuildReadRequest, options, client);

    public static ResourceSet<ServiceResource> Read(long? pageSize = null, long? limit = null, ITwilioRestClient client = null) =>
        Read(new ReadServiceOptions() { PageSize = pageSize, Limit = limit }, client);

    public static Task<ResourceSet<ServiceResource>> ReadAsync(
        long? pageSize = null, long? limit = null, ITwilioRestClient client = null) =>
        ReadAsync(new ReadServiceOptions() { PageSize = pageSize, Limit = limit }, client);

    public static Page<ServiceResource> GetPage(string targetUrl, ITwilioRestClient client) =>
        Operation.GetPage<ServiceResource>("services", targetUrl, client);

    public static Page<ServiceResource> NextPage(Page<ServiceResource> page, ITwilioRestClient client) =>
        GetPage(page.GetNextPageUrl(Domain.Messaging), client);

    public static Page<ServiceResource> PreviousPage(Page<ServiceResource> page, ITwilioRestClient client) =>
        GetPage(page.GetPreviousPageUrl(Domain.Messaging), client);

    private static Request BuildReadRequest(ReadServiceOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Messaging,
        "/v1/Services",
        queryParams: options.GetParams());

    public static ServiceResource Update(UpdateServiceOptions options, ITwilioRestClient client = null) =>
        UpdateWithHeaders(options, client).Data;

    public static async Task<ServiceResource> UpdateAsync(UpdateServiceOptions options, ITwilioRestClient client = null) =>
        (await UpdateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<ServiceResource> UpdateWithHeaders(UpdateServiceOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildUpdateRequest, options, client, FromJson);

    public static Task<TwilioResponse<ServiceResource>> UpdateWithHeadersAsync(
        UpdateServiceOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildUpdateRequest, options, client, FromJson);

    public static ServiceResource Update(
        string pathSid, string friendlyName = null, Uri inboundRequestUrl = null, HttpMethod inboundMethod = null,
        Uri fallbackUrl = null, HttpMethod fallbackMethod = null, Uri statusCallback = null, bool? stickySender = null,
        bool? mmsConverter = null, bool? smartEncoding = null, ScanMessageContentEnum scanMessageContent = null,
        bool? fallbackToLongCode = null, bool? areaCodeGeomatch = null, int? validityPeriod = null, bool? synchronousValidation = null,
        string usecase = null, bool? useInboundWebhookOnNumber = null, ITwilioRestClient client = null) =>
        Update(UpdateOptions(
            pathSid, friendlyName, inboundRequestUrl, inboundMethod, fallbackUrl, fallbackMethod, statusCallback, stickySender,
            mmsConverter, smartEncoding, scanMessageContent, fallbackToLongCode, areaCodeGeomatch, validityPeriod,
            synchronousValidation, usecase, useInboundWebhookOnNumber), client);

    public static Task<ServiceResource> UpdateAsync(
        string pathSid, string friendlyName = null, Uri inboundRequestUrl = null, HttpMethod inboundMethod = null,
        Uri fallbackUrl = null, HttpMethod fallbackMethod = null, Uri statusCallback = null, bool? stickySender = null,
        bool? mmsConverter = null, bool? smartEncoding = null, ScanMessageContentEnum scanMessageContent = null,
        bool? fallbackToLongCode = null, bool? areaCodeGeomatch = null, int? validityPeriod = null, bool? synchronousValidation = null,
        string usecase = null, bool? useInboundWebhookOnNumber = null, ITwilioRestClient client = null) =>
        UpdateAsync(UpdateOptions(
            pathSid, friendlyName, inboundRequestUrl, inboundMethod, fallbackUrl, fallbackMethod, statusCallback, stickySender,
            mmsConverter, smartEncoding, scanMessageContent, fallbackToLongCode, areaCodeGeomatch, validityPeriod,
            synchronousValidation, usecase, useInboundWebhookOnNumber), client);

    public static TwilioResponse<ServiceResource> UpdateWithHeaders(
        string pathSid, string friendlyName = null, Uri inboundRequestUrl = null, HttpMethod inboundMethod = null,
        Uri fallbackUrl = null, HttpMethod fallbackMethod = null, Uri statusCallback = null, bool? stickySender = null,
        bool? mmsConverter = null, bool? smartEncoding = null, ScanMessageContentEnum scanMessageContent = null,
        bool? fallbackToLongCode = null, bool? areaCodeGeomatch = null, int? validityPeriod = null, bool? synchronousValidation = null,
        string usecase = null, bool? useInboundWebhookOnNumber = null, ITwilioRestClient client = null) =>
        UpdateWithHeaders(UpdateOptions(
            pathSid, friendlyName, inboundRequestUrl, inboundMethod, fallbackUrl, fallbackMethod, statusCallback, stickySender,
            mmsConverter, smartEncoding, scanMessageContent, fallbackToLongCode, areaCodeGeomatch, validityPeriod,
            synchronousValidation, usecase, useInboundWebhookOnNumber), client);

    public static Task<TwilioResponse<ServiceResource>> UpdateWithHeadersAsync(
        string pathSid, string friendlyName = null, Uri inboundRequestUrl = null, HttpMethod inboundMethod = null,
        Uri fallbackUrl = null, HttpMethod fallbackMethod = null, Uri statusCallback = null, bool? stickySender = null,
        bool? mmsConverter = null, bool? smartEncoding = null, ScanMessageContentEnum scanMessageContent = null,
        bool? fallbackToLongCode = null, bool? areaCodeGeomatch = null, int? validityPeriod = null, bool? synchronousValidation = null,
        string usecase = null, bool? useInboundWebhookOnNumber = null, ITwilioRestClient client = null) =>
        UpdateWithHeadersAsync(UpdateOptions(
            pathSid, friendlyName, inboundRequestUrl, inboundMethod, fallbackUrl, fallbackMethod, statusCallback, stickySender,
            mmsConverter, smartEncoding, scanMessageContent, fallbackToLongCode, areaCodeGeomatch, validityPeriod,
            synchronousValidation, usecase, useInboundWebhookOnNumber), client);

    private static UpdateServiceOptions UpdateOptions(
        string pathSid, string friendlyName, Uri inboundRequestUrl, HttpMethod inboundMethod, Uri fallbackUrl,
        HttpMethod fallbackMethod, Uri statusCallback, bool? stickySender, bool? mmsConverter, bool? smartEncoding,
        ScanMessageContentEnum scanMessageContent, bool? fallbackToLongCode, bool? areaCodeGeomatch, int? validityPeriod,
        bool? synchronousValidation, string usecase, bool? useInboundWebhookOnNumber) =>
        new UpdateServiceOptions(pathSid)
        {
            FriendlyName = friendlyName, InboundRequestUrl = inboundRequestUrl, InboundMethod = inboundMethod, FallbackUrl = fallbackUrl,
            FallbackMethod = fallbackMethod, StatusCallback = statusCallback, StickySender = stickySender, MmsConverter = mmsConverter,
            SmartEncoding = smartEncoding, ScanMessageContent = scanMessageContent, FallbackToLongCode = fallbackToLongCode,
            AreaCodeGeomatch = areaCodeGeomatch, ValidityPeriod = validityPeriod, SynchronousValidation = synchronousValidation,
            Usecase = usecase, UseInboundWebhookOnNumber = useInboundWebhookOnNumber,
        };

    private static Request BuildUpdateRequest(UpdateServiceOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Messaging,
        $"/v1/Services/{options.PathSid}",
        contentType: ContentTypeEnum.FORM_URLENCODED,
        postParams: options.GetParams());
}
