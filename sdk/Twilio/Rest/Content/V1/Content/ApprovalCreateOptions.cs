using Twilio.Base;

namespace Twilio.Rest.Content.V1.Content;

/// <summary>What to create.</summary>
public class CreateApprovalCreateOptions : IOptions<ApprovalCreateResource>
{
    public CreateApprovalCreateOptions(string pathContentSid, ApprovalCreateResource.ContentApprovalRequest contentApprovalRequest)
    {
        PathContentSid = pathContentSid;
        ContentApprovalRequest = contentApprovalRequest;
    }

    public string PathContentSid { get; }

    public ApprovalCreateResource.ContentApprovalRequest ContentApprovalRequest { get; }

    public string GetBody() => ContentApprovalRequest == null ? string.Empty : ApprovalCreateResource.ToJson(ContentApprovalRequest);
}
