using Twilio.Base;

namespace Twilio.Rest.Conversations.V1.Configuration;

/// <summary>Which one to fetch.</summary>
public class FetchWebhookOptions : IOptions<WebhookResource>
{
    public FetchWebhookOptions()
    {
    }

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>Which one to change, and how.</summary>
public class UpdateWebhookOptions : IOptions<WebhookResource>
{
    public UpdateWebhookOptions()
    {
        Filters = [];
    }

    public string Method { get; set; }

    public List<string> Filters { get; set; }

    public string PreWebhookUrl { get; set; }

    public string PostWebhookUrl { get; set; }

    public WebhookResource.TargetEnum Target { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("Method", Method)
        .Add("Filters", Filters)
        .Add("PreWebhookUrl", PreWebhookUrl)
        .Add("PostWebhookUrl", PostWebhookUrl)
        .Add("Target", Target);
}
