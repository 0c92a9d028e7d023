using Twilio.Base;

namespace Twilio.Rest.Conversations.V1.Conversation;

/// <summary>What to create.</summary>
public class CreateParticipantOptions : IOptions<ParticipantResource>
{
    public CreateParticipantOptions(string pathConversationSid)
    {
        PathConversationSid = pathConversationSid;
    }

    public string PathConversationSid { get; }

    public ParticipantResource.WebhookEnabledTypeEnum XTwilioWebhookEnabled { get; set; }

    public string Identity { get; set; }

    public string MessagingBindingAddress { get; set; }

    public string MessagingBindingProxyAddress { get; set; }

    public DateTime? DateCreated { get; set; }

    public DateTime? DateUpdated { get; set; }

    public string Attributes { get; set; }

    public string MessagingBindingProjectedAddress { get; set; }

    public string RoleSid { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("Identity", Identity)
        .Add("MessagingBinding.Address", MessagingBindingAddress)
        .Add("MessagingBinding.ProxyAddress", MessagingBindingProxyAddress)
        .Add("DateCreated", DateCreated)
        .Add("DateUpdated", DateUpdated)
        .Add("Attributes", Attributes)
        .Add("MessagingBinding.ProjectedAddress", MessagingBindingProjectedAddress)
        .Add("RoleSid", RoleSid);

    public List<KeyValuePair<string, string>> GetHeaderParams() => new FormFields()
        .Add("X-Twilio-Webhook-Enabled", XTwilioWebhookEnabled);
}

/// <summary>Which one to delete.</summary>
public class DeleteParticipantOptions : IOptions<ParticipantResource>
{
    public DeleteParticipantOptions(string pathConversationSid, string pathSid)
    {
        PathConversationSid = pathConversationSid;
        PathSid = pathSid;
    }

    public string PathConversationSid { get; }

    public string PathSid { get; }

    public ParticipantResource.WebhookEnabledTypeEnum XTwilioWebhookEnabled { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => [];

    public List<KeyValuePair<string, string>> GetHeaderParams() => new FormFields()
        .Add("X-Twilio-Webhook-Enabled", XTwilioWebhookEnabled);
}

/// <summary>Which one to fetch.</summary>
public class FetchParticipantOptions : IOptions<ParticipantResource>
{
    public FetchParticipantOptions(string pathConversationSid, string pathSid)
    {
        PathConversationSid = pathConversationSid;
        PathSid = pathSid;
    }

    public string PathConversationSid { get; }

    public string PathSid { get; }

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>Which ones to list.</summary>
public class ReadParticipantOptions : ReadOptions<ParticipantResource>
{
    public ReadParticipantOptions(string pathConversationSid)
    {
        PathConversationSid = pathConversationSid;
    }

    public string PathConversationSid { get; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("PageSize", PageSize);
}

/// <summary>Which one to change, and how.</summary>
public class UpdateParticipantOptions : IOptions<ParticipantResource>
{
    public UpdateParticipantOptions(string pathConversationSid, string pathSid)
    {
        PathConversationSid = pathConversationSid;
        PathSid = pathSid;
    }

    public string PathConversationSid { get; }

    public string PathSid { get; }

    public DateTime? DateCreated { get; set; }

    public DateTime? DateUpdated { get; set; }

    public string Attributes { get; set; }

    public string RoleSid { get; set; }

    public string MessagingBindingProxyAddress { get; set; }

    public string MessagingBindingProjectedAddress { get; set; }

    public string Identity { get; set; }

    public int? LastReadMessageIndex { get; set; }

    public string LastReadTimestamp { get; set; }

    public ParticipantResource.WebhookEnabledTypeEnum XTwilioWebhookEnabled { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("DateCreated", DateCreated)
        .Add("DateUpdated", DateUpdated)
        .Add("Attributes", Attributes)
        .Add("RoleSid", RoleSid)
        .Add("MessagingBinding.ProxyAddress", MessagingBindingProxyAddress)
        .Add("MessagingBinding.ProjectedAddress", MessagingBindingProjectedAddress)
        .Add("Identity", Identity)
        .Add("LastReadMessageIndex", LastReadMessageIndex)
        .Add("LastReadTimestamp", LastReadTimestamp);

    public List<KeyValuePair<string, string>> GetHeaderParams() => new FormFields()
        .Add("X-Twilio-Webhook-Enabled", XTwilioWebhookEnabled);
}
