using Twilio.Base;

namespace Twilio.Rest.Conversations.V1.Service.Configuration;

/// <summary>Which one to fetch.</summary>
public class FetchWebhookOptions : IOptions<WebhookResource>
{
    public FetchWebhookOptions(string pathChatServiceSid)
    {
        PathChatServiceSid = pathChatServiceSid;
    }

    public string PathChatServiceSid { get; }

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>Which one to change, and how.</summary>
public class UpdateWebhookOptions : IOptions<WebhookResource>
{
    public UpdateWebhookOptions(string pathChatServiceSid)
    {
        PathChatServiceSid = pathChatServiceSid;
        Filters = [];
    }

    public string PathChatServiceSid { get; }

    public Uri PreWebhookUrl { get; set; }

    public Uri PostWebhookUrl { get; set; }

    public List<string> Filters { get; set; }

    public string Method { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("PreWebhookUrl", PreWebhookUrl)
        .Add("PostWebhookUrl", PostWebhookUrl)
        .Add("Filters", Filters)
        .Add("Method", Method);
}
