using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;
using static Twilio.Constant.EnumConstants;

namespace Twilio.Rest.Api.V2010.Account;

public partial class MessageResource
{
    public static MessageResource Update(UpdateMessageOptions options, ITwilioRestClient client = null) =>
        UpdateWithHeaders(options, client).Data;

    public static async Task<MessageResource> UpdateAsync(UpdateMessageOptions options, ITwilioRestClient client = null) =>
        (await UpdateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<MessageResource> UpdateWithHeaders(UpdateMessageOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildUpdateRequest, options, client, FromJson);

    public static Task<TwilioResponse<MessageResource>> UpdateWithHeadersAsync(UpdateMessageOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildUpdateRequest, options, client, FromJson);

    public static MessageResource Update(
        string pathSid, string pathAccountSid = null, string body = null, UpdateStatusEnum status = null,
        ITwilioRestClient client = null) =>
        Update(new UpdateMessageOptions(pathSid) { PathAccountSid = pathAccountSid, Body = body, Status = status }, client);

    public static Task<MessageResource> UpdateAsync(
        string pathSid, string pathAccountSid = null, string body = null, UpdateStatusEnum status = null,
        ITwilioRestClient client = null) =>
        UpdateAsync(new UpdateMessageOptions(pathSid) { PathAccountSid = pathAccountSid, Body = body, Status = status }, client);

    public static TwilioResponse<MessageResource> UpdateWithHeaders(
        string pathSid, string pathAccountSid = null, string body = null, UpdateStatusEnum status = null,
        ITwilioRestClient client = null) =>
        UpdateWithHeaders(new UpdateMessageOptions(pathSid) { PathAccountSid = pathAccountSid, Body = body, Status = status }, client);

    public static Task<TwilioResponse<MessageResource>> UpdateWithHeadersAsync(
        string pathSid, string pathAccountSid = null, string body = null, UpdateStatusEnum status = null,
        ITwilioRestClient client = null) =>
        UpdateWithHeadersAsync(new UpdateMessageOptions(pathSid) { PathAccountSid = pathAccountSid, Body = body, Status = status }, client);

    private static Request BuildUpdateRequest(UpdateMessageOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Api,
        $"/2010-04-01/Accounts/{options.PathAccountSid ?? client.AccountSid}/Messages/{options.PathSid}.json",
        contentType: ContentTypeEnum.FORM_URLENCODED,
        postParams: options.GetParams());
}
