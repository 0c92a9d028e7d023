using Twilio.Base;

namespace Twilio.Rest.Conversations.V1.Service.Conversation;

/// <summary>What to create.</summary>
public class CreateMessageOptions : IOptions<MessageResource>
{
    public CreateMessageOptions(string pathChatServiceSid, string pathConversationSid)
    {
        PathChatServiceSid = pathChatServiceSid;
        PathConversationSid = pathConversationSid;
    }

    public string PathChatServiceSid { get; }

    public string PathConversationSid { get; }

    public MessageResource.WebhookEnabledTypeEnum XTwilioWebhookEnabled { get; set; }

    public string Author { get; set; }

    public string Body { get; set; }

    public DateTime? DateCreated { get; set; }

    public DateTime? DateUpdated { get; set; }

    public string Attributes { get; set; }

    public string MediaSid { get; set; }

    public string ContentSid { get; set; }

    public string ContentVariables { get; set; }

    public string Subject { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("Author", Author)
        .Add("Body", Body)
        .Add("DateCreated", DateCreated)
        .Add("DateUpdated", DateUpdated)
        .Add("Attributes", Attributes)
        .Add("MediaSid", MediaSid)
        .Add("ContentSid", ContentSid)
        .Add("ContentVariables", ContentVariables)
        .Add("Subject", Subject);

    public List<KeyValuePair<string, string>> GetHeaderParams() => new FormFields()
        .Add("X-Twilio-Webhook-Enabled", XTwilioWebhookEnabled);
}

/// <summary>Which one to delete.</summary>
public class DeleteMessageOptions : IOptions<MessageResource>
{
    public DeleteMessageOptions(string pathChatServiceSid, string pathConversationSid, string pathSid)
    {
        PathChatServiceSid = pathChatServiceSid;
        PathConversationSid = pathConversationSid;
        PathSid = pathSid;
    }

    public string PathChatServiceSid { get; }

    public string PathConversationSid { get; }

    public string PathSid { get; }

    public MessageResource.WebhookEnabledTypeEnum XTwilioWebhookEnabled { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => [];

    public List<KeyValuePair<string, string>> GetHeaderParams() => new FormFields()
        .Add("X-Twilio-Webhook-Enabled", XTwilioWebhookEnabled);
}

/// <summary>Which one to fetch.</summary>
public class FetchMessageOptions : IOptions<MessageResource>
{
    public FetchMessageOptions(string pathChatServiceSid, string pathConversationSid, string pathSid)
    {
        PathChatServiceSid = pathChatServiceSid;
        PathConversationSid = pathConversationSid;
        PathSid = pathSid;
    }

    public string PathChatServiceSid { get; }

    public string PathConversationSid { get; }

    public string PathSid { get; }

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>Which ones to list.</summary>
public class ReadMessageOptions : ReadOptions<MessageResource>
{
    public ReadMessageOptions(string pathChatServiceSid, string pathConversationSid)
    {
        PathChatServiceSid = pathChatServiceSid;
        PathConversationSid = pathConversationSid;
    }

    public string PathChatServiceSid { get; }

    public string PathConversationSid { get; }

    public MessageResource.OrderTypeEnum Order { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("Order", Order)
        .Add("PageSize", PageSize);
}

/// <summary>Which one to change, and how.</summary>
public class UpdateMessageOptions : IOptions<MessageResource>
{
    public UpdateMessageOptions(string pathChatServiceSid, string pathConversationSid, string pathSid)
    {
        PathChatServiceSid = pathChatServiceSid;
        PathConversationSid = pathConversationSid;
        PathSid = pathSid;
    }

    public string PathChatServiceSid { get; }

    public string PathConversationSid { get; }

    public string PathSid { get; }

    public string Author { get; set; }

    public string Body { get; set; }

    public DateTime? DateCreated { get; set; }

    public DateTime? DateUpdated { get; set; }

    public string Attributes { get; set; }

    public string Subject { get; set; }

    public MessageResource.WebhookEnabledTypeEnum XTwilioWebhookEnabled { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("Author", Author)
        .Add("Body", Body)
        .Add("DateCreated", DateCreated)
        .Add("DateUpdated", DateUpdated)
        .Add("Attributes", Attributes)
        .Add("Subject", Subject);

    public List<KeyValuePair<string, string>> GetHeaderParams() => new FormFields()
        .Add("X-Twilio-Webhook-Enabled", XTwilioWebhookEnabled);
}
