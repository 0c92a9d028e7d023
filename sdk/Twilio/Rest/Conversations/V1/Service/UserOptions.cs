using Twilio.Base;

namespace Twilio.Rest.Conversations.V1.Service;

/// <summary>What to create.</summary>
public class CreateUserOptions : IOptions<UserResource>
{
    public CreateUserOptions(string pathChatServiceSid, string identity)
    {
        PathChatServiceSid = pathChatServiceSid;
        Identity = identity;
    }

    public string PathChatServiceSid { get; }

    public string Identity { get; }

    public UserResource.WebhookEnabledTypeEnum XTwilioWebhookEnabled { get; set; }

    public string FriendlyName { get; set; }

    public string Attributes { get; set; }

    public string RoleSid { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("Identity", Identity)
        .Add("FriendlyName", FriendlyName)
        .Add("Attributes", Attributes)
        .Add("RoleSid", RoleSid);

    public List<KeyValuePair<string, string>> GetHeaderParams() => new FormFields()
        .Add("X-Twilio-Webhook-Enabled", XTwilioWebhookEnabled);
}

/// <summary>Which one to delete.</summary>
public class DeleteUserOptions : IOptions<UserResource>
{
    public DeleteUserOptions(string pathChatServiceSid, string pathSid)
    {
        PathChatServiceSid = pathChatServiceSid;
        PathSid = pathSid;
    }

    public string PathChatServiceSid { get; }

    public string PathSid { get; }

    public UserResource.WebhookEnabledTypeEnum XTwilioWebhookEnabled { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => [];

    public List<KeyValuePair<string, string>> GetHeaderParams() => new FormFields()
        .Add("X-Twilio-Webhook-Enabled", XTwilioWebhookEnabled);
}

/// <summary>Which one to fetch.</summary>
public class FetchUserOptions : IOptions<UserResource>
{
    public FetchUserOptions(string pathChatServiceSid, string pathSid)
    {
        PathChatServiceSid = pathChatServiceSid;
        PathSid = pathSid;
    }

    public string PathChatServiceSid { get; }

    public string PathSid { get; }

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>Which ones to list.</summary>
public class ReadUserOptions : ReadOptions<UserResource>
{
    public ReadUserOptions(string pathChatServiceSid)
    {
        PathChatServiceSid = pathChatServiceSid;
    }

    public string PathChatServiceSid { get; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("PageSize", PageSize);
}

/// <summary>Which one to change, and how.</summary>
public class UpdateUserOptions : IOptions<UserResource>
{
    public UpdateUserOptions(string pathChatServiceSid, string pathSid)
    {
        PathChatServiceSid = pathChatServiceSid;
        PathSid = pathSid;
    }

    public string PathChatServiceSid { get; }

    public string PathSid { get; }

    public string FriendlyName { get; set; }

    public string Attributes { get; set; }

    public string RoleSid { get; set; }

    public UserResource.WebhookEnabledTypeEnum XTwilioWebhookEnabled { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("FriendlyName", FriendlyName)
        .Add("Attributes", Attributes)
        .Add("RoleSid", RoleSid);

    public List<KeyValuePair<string, string>> GetHeaderParams() => new FormFields()
        .Add("X-Twilio-Webhook-Enabled", XTwilioWebhookEnabled);
}
