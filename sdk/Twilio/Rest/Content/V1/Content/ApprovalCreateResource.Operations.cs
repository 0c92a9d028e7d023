using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;
using static Twilio.Constant.EnumConstants;

namespace Twilio.Rest.Content.V1.Content;

public partial class ApprovalCreateResource
{
    public static ApprovalCreateResource Create(CreateApprovalCreateOptions options, ITwilioRestClient client = null) =>
        CreateWithHeaders(options, client).Data;

    public static async Task<ApprovalCreateResource> CreateAsync(CreateApprovalCreateOptions options, ITwilioRestClient client = null) =>
        (await CreateWithHeadersAsync(options, client).ConfigureAwait(false)).Data;

    public static TwilioResponse<ApprovalCreateResource> CreateWithHeaders(
        CreateApprovalCreateOptions options, ITwilioRestClient client = null) =>
        Operation.Send(BuildCreateRequest, options, client, FromJson);

    public static Task<TwilioResponse<ApprovalCreateResource>> CreateWithHeadersAsync(
        CreateApprovalCreateOptions options, ITwilioRestClient client = null) =>
        Operation.SendAsync(BuildCreateRequest, options, client, FromJson);

    public static ApprovalCreateResource Create(
        string pathContentSid, ContentApprovalRequest contentApprovalRequest, ITwilioRestClient client = null) =>
        Create(new CreateApprovalCreateOptions(pathContentSid, contentApprovalRequest), client);

    public static Task<ApprovalCreateResource> CreateAsync(
        string pathContentSid, ContentApprovalRequest contentApprovalRequest, ITwilioRestClient client = null) =>
        CreateAsync(new CreateApprovalCreateOptions(pathContentSid, contentApprovalRequest), client);

    public static TwilioResponse<ApprovalCreateResource> CreateWithHeaders(
        string pathContentSid, ContentApprovalRequest contentApprovalRequest, ITwilioRestClient client = null) =>
        CreateWithHeaders(new CreateApprovalCreateOptions(pathContentSid, contentApprovalRequest), client);

    public static Task<TwilioResponse<ApprovalCreateResource>> CreateWithHeadersAsync(
        string pathContentSid, ContentApprovalRequest contentApprovalRequest, ITwilioRestClient client = null) =>
        CreateWithHeadersAsync(new CreateApprovalCreateOptions(pathContentSid, contentApprovalRequest), client);

    private static Request BuildCreateRequest(CreateApprovalCreateOptions options, ITwilioRestClient client) => new(
        HttpMethod.Post,
        Domain.Content,
        $"/v1/Content/{options.PathContentSid}/ApprovalRequests/whatsapp",
        contentType: ContentTypeEnum.JSON,
        body: options.GetBody());
}
