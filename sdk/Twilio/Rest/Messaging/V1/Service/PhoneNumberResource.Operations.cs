using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;
using static Twilio.Constant.EnumConstants;

namespace Twilio.Rest.Messaging.V1.Service;

public partial class PhoneNumberResource
{
    public static PhoneNumberResource Create(CreatePhoneNumberOptions options, ITwilioRestClient client = null) =>
        CreateWithHeaders(options, client).Data;

    public static async Task<PhoneNumberResource> CreateAsync(CreatePhoneNumberOptions options, ITwilioRestClient client = null) =>
        (await CreateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<PhoneNumberResource> CreateWithHeaders(
        CreatePhoneNumberOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildCreateRequest, options, client, FromJson);

    public static Task<TwilioResponse<PhoneNumberResource>> CreateWithHeadersAsync(
        CreatePhoneNumberOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildCreateRequest, options, client, FromJson);

    public static PhoneNumberResource Create(string pathServiceSid, string phoneNumberSid, ITwilioRestClient client = null) =>
        Create(new CreatePhoneNumberOptions(pathServiceSid, phoneNumberSid), client);

    public static Task<PhoneNumberResource> CreateAsync(string pathServiceSid, string phoneNumberSid, ITwilioRestClient client = null) =>
        CreateAsync(new CreatePhoneNumberOptions(pathServiceSid, phoneNumberSid), client);

    public static TwilioResponse<PhoneNumberResource> CreateWithHeaders(
        string pathServiceSid, string phoneNumberSid, ITwilioRestClient client = null) =>
        CreateWithHeaders(new CreatePhoneNumberOptions(pathServiceSid, phoneNumberSid), client);

    public static Task<TwilioResponse<PhoneNumberResource>> CreateWithHeadersAsync(
        string pathServiceSid, string phoneNumberSid, ITwilioRestClient client = null) =>
        CreateWithHeadersAsync(new CreatePhoneNumberOptions(pathServiceSid, phoneNumberSid), client);

    private static Request BuildCreateRequest(CreatePhoneNumberOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Messaging,
        $"/v1/Services/{options.PathServiceSid}/PhoneNumbers",
        contentType: ContentTypeEnum.FORM_URLENCODED,
        postParams: options.GetParams());

    public static bool Delete(DeletePhoneNumberOptions options, ITwilioRestClient client = null) =>
        DeleteWithHeaders(options, client).Data;

    public static async Task<bool> DeleteAsync(DeletePhoneNumberOptions options, ITwilioRestClient client = null) =>
        (await DeleteWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<bool> DeleteWithHeaders(DeletePhoneNumberOptions options, ITwilioRestClient client = null) =>
        Operation.Delete(BuildDeleteRequest, options, client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(DeletePhoneNumberOptions options, ITwilioRestClient client = null) =>
        Operation.DeleteAsync(BuildDeleteRequest, options, client);

    public static bool Delete(string pathServiceSid, string pathSid, ITwilioRestClient client = null) =>
        Delete(new DeletePhoneNumberOptions(pathServiceSid, pathSid), client);

    public static Task<bool> DeleteAsync(string pathServiceSid, string pathSid, ITwilioRestClient client = null) =>
        DeleteAsync(new DeletePhoneNumberOptions(pathServiceSid, pathSid), client);

    public static TwilioResponse<bool> DeleteWithHeaders(string pathServiceSid, string pathSid, ITwilioRestClient client = null) =>
        DeleteWithHeaders(new DeletePhoneNumberOptions(pathServiceSid, pathSid), client);

    public static Task<TwilioResponse<bool>> DeleteWithHeadersAsync(
        string pathServiceSid, string pathSid, ITwilioRestClient client = null) =>
        DeleteWithHeadersAsync(new DeletePhoneNumberOptions(pathServiceSid, pathSid), client);

    private static Request BuildDeleteRequest(DeletePhoneNumberOptions options, ITwilioRestClient client) => new(
        HttpMethod.Delete,
        Domain.Messaging,
        $"/v1/Services/{options.PathServiceSid}/PhoneNumbers/{options.PathSid}",
        queryParams: options.GetParams());

    public static PhoneNumberResource Fetch(FetchPhoneNumberOptions options, ITwilioRestClient client = null) =>
        FetchWithHeaders(options, client).Data;

    public static async Task<PhoneNumberResource> FetchAsync(FetchPhoneNumberOptions options, ITwilioRestClient client = null) =>
        (await FetchWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<PhoneNumberResource> FetchWithHeaders(FetchPhoneNumberOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildFetchRequest, options, client, FromJson);

    public static Task<TwilioResponse<PhoneNumberResource>> FetchWithHeadersAsync(
        FetchPhoneNumberOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildFetchRequest, options, client, FromJson);

    public static PhoneNumberResource Fetch(string pathServiceSid, string pathSid, ITwilioRestClient client = null) =>
        Fetch(new FetchPhoneNumberOptions(pathServiceSid, pathSid), client);

    public static Task<PhoneNumberResource> FetchAsync(string pathServiceSid, string pathSid, ITwilioRestClient client = null) =>
        FetchAsync(new FetchPhoneNumberOptions(pathServiceSid, pathSid), client);

    public static TwilioResponse<PhoneNumberResource> FetchWithHeaders(
        string pathServiceSid, string pathSid, ITwilioRestClient client = null) =>
        FetchWithHeaders(new FetchPhoneNumberOptions(pathServiceSid, pathSid), client);

    public static Task<TwilioResponse<PhoneNumberResource>> FetchWithHeadersAsync(
        string pathServiceSid, string pathSid, ITwilioRestClient client = null) =>
        FetchWithHeadersAsync(new FetchPhoneNumberOptions(pathServiceSid, pathSid), client);

    private static Request BuildFetchRequest(FetchPhoneNumberOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Messaging,
        $"/v1/Services/{options.PathServiceSid}/PhoneNumbers/{options.PathSid}",
        queryParams: options.GetParams());

    public static ResourceSet<PhoneNumberResource> Read(ReadPhoneNumberOptions options, ITwilioRestClient client = null) =>
        ReadWithHeaders(options, client).Records;

    public static async Task<ResourceSet<PhoneNumberResource>> ReadAsync(ReadPhoneNumberOptions options, ITwilioRestClient client = null) =>
        (await ReadWithHeadersAsync(options, client).ConfigureAwait(false)).Records;

    public static ResourceSetResponse<PhoneNumberResource> ReadWithHeaders(
        ReadPhoneNumberOptions options, ITwilioRestClient client = null) =>
        Operation.List<ReadPhoneNumberOptions, PhoneNumberResource>("phone_numbers", BuildReadRequest, options, client);

    public static Task<ResourceSetResponse<PhoneNumberResource>> ReadWithHeadersAsync(
        ReadPhoneNumberOptions options, ITwilioRestClient client = null) =>
        Operation.ListAsync<ReadPhoneNumberOptions, PhoneNumberResource>("phone_numbers", BuildReadRequest, options, client);

    public static ResourceSet<PhoneNumberResource> Read(
        string pathServiceSid, long? pageSize = null, long? limit = null, ITwilioRestClient client = null) =>
        Read(new ReadPhoneNumberOptions(pathServiceSid) { PageSize = pageSize, Limit = limit }, client);

    public static Task<ResourceSet<PhoneNumberResource>> ReadAsync(
        string pathServiceSid, long? pageSize = null, long? limit = null, ITwilioRestClient client = null) =>
        ReadAsync(new ReadPhoneNumberOptions(pathServiceSid) { PageSize = pageSize, Limit = limit }, client);

    public static Page<PhoneNumberResource> GetPage(string targetUrl, ITwilioRestClient client) =>
        Operation.GetPage<PhoneNumberResource>("phone_numbers", targetUrl, client);

    public static Page<PhoneNumberResource> NextPage(Page<PhoneNumberResource> page, ITwilioRestClient client) =>
        GetPage(page.GetNextPageUrl(Domain.Messaging), client);

    public static Page<PhoneNumberResource> PreviousPage(Page<PhoneNumberResource> page, ITwilioRestClient client) =>
        GetPage(page.GetPreviousPageUrl(Domain.Messaging), client);

    private static Request BuildReadRequest(ReadPhoneNumberOptions options, ITwilioRestClient client) => new(
        HttpMethod.Get,
        Domain.Messaging,
        $"/v1/Services/{options.PathServiceSid}/PhoneNumbers",
        queryParams: options.GetParams());
}
