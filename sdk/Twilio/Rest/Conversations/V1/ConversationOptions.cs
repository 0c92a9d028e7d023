using Twilio.Base;

namespace Twilio.Rest.Conversations.V1;

/// <summary>What to create.</summary>
public class CreateConversationOptions : IOptions<ConversationResource>
{
    public CreateConversationOptions()
    {
    }

    public ConversationResource.WebhookEnabledTypeEnum XTwilioWebhookEnabled { get; set; }

    public string FriendlyName { get; set; }

    public string UniqueName { get; set; }

    public DateTime? DateCreated { get; set; }

    public DateTime? DateUpdated { get; set; }

    public string MessagingServiceSid { get; set; }

    public string Attributes { get; set; }

    public ConversationResource.StateEnum State { get; set; }

    public string TimersInactive { get; set; }

    public string TimersClosed { get; set; }

    public string BindingsEmailAddress { get; set; }

    public string BindingsEmailName { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("FriendlyName", FriendlyName)
        .Add("UniqueName", UniqueName)
        .Add("DateCreated", DateCreated)
        .Add("DateUpdated", DateUpdated)
        .Add("MessagingServiceSid", MessagingServiceSid)
        .Add("Attributes", Attributes)
        .Add("State", State)
        .Add("Timers.Inactive", TimersInactive)
        .Add("Timers.Closed", TimersClosed)
        .Add("Bindings.Email.Address", BindingsEmailAddress)
        .Add("Bindings.Email.Name", BindingsEmailName);

    public List<KeyValuePair<string, string>> GetHeaderParams() => new FormFields()
        .Add("X-Twilio-Webhook-Enabled", XTwilioWebhookEnabled);
}

/// <summary>Which one to delete.</summary>
public class DeleteConversationOptions : IOptions<ConversationResource>
{
    public DeleteConversationOptions(string pathSid)
    {
        PathSid = pathSid;
    }

    public string PathSid { get; }

    public ConversationResource.WebhookEnabledTypeEnum XTwilioWebhookEnabled { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => [];

    public List<KeyValuePair<string, string>> GetHeaderParams() => new FormFields()
        .Add("X-Twilio-Webhook-Enabled", XTwilioWebhookEnabled);
}

/// <summary>Which one to fetch.</summary>
public class FetchConversationOptions : IOptions<ConversationResource>
{
    public FetchConversationOptions(string pathSid)
    {
        PathSid = pathSid;
    }

    public string PathSid { get; }

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>Which ones to list.</summary>
public class ReadConversationOptions : ReadOptions<ConversationResource>
{
    public ReadConversationOptions()
    {
    }

    public string StartDate { get; set; }

    public string EndDate { get; set; }

    public ConversationResource.StateEnum State { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("StartDate", StartDate)
        .Add("EndDate", EndDate)
        .Add("State", State)
        .Add("PageSize", PageSize);
}

/// <summary>Which one to change, and how.</summary>
public class UpdateConversationOptions : IOptions<ConversationResource>
{
    public UpdateConversationOptions(string pathSid)
    {
        PathSid = pathSid;
    }

    public string PathSid { get; }

    public string FriendlyName { get; set; }

    public DateTime? DateCreated { get; set; }

    public DateTime? DateUpdated { get; set; }

    public string Attributes { get; set; }

    public string MessagingServiceSid { get; set; }

    public ConversationResource.StateEnum State { get; set; }

    public string TimersInactive { get; set; }

    public string TimersClosed { get; set; }

    public string UniqueName { get; set; }

    public string BindingsEmailAddress { get; set; }

    public string BindingsEmailName { get; set; }

    public ConversationResource.WebhookEnabledTypeEnum XTwilioWebhookEnabled { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("FriendlyName", FriendlyName)
        .Add("DateCreated", DateCreated)
        .Add("DateUpdated", DateUpdated)
        .Add("Attributes", Attributes)
        .Add("MessagingServiceSid", MessagingServiceSid)
        .Add("State", State)
        .Add("Timers.Inactive", TimersInactive)
        .Add("Timers.Closed", TimersClosed)
        .Add("UniqueName", UniqueName)
        .Add("Bindings.Email.Address", BindingsEmailAddress)
        .Add("Bindings.Email.Name", BindingsEmailName);

    public List<KeyValuePair<string, string>> GetHeaderParams() => new FormFields()
        .Add("X-Twilio-Webhook-Enabled", XTwilioWebhookEnabled);
}
