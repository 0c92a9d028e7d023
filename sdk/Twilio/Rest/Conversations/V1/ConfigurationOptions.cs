using Twilio.Base;

namespace Twilio.Rest.Conversations.V1;

/// <summary>Which one to fetch.</summary>
public class FetchConfigurationOptions : IOptions<ConfigurationResource>
{
    public FetchConfigurationOptions()
    {
    }

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>Which one to change, and how.</summary>
public class UpdateConfigurationOptions : IOptions<ConfigurationResource>
{
    public UpdateConfigurationOptions()
    {
    }

    public string DefaultChatServiceSid { get; set; }

    public string DefaultMessagingServiceSid { get; set; }

    public string DefaultInactiveTimer { get; set; }

    public string DefaultClosedTimer { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("DefaultChatServiceSid", DefaultChatServiceSid)
        .Add("DefaultMessagingServiceSid", DefaultMessagingServiceSid)
        .Add("DefaultInactiveTimer", DefaultInactiveTimer)
        .Add("DefaultClosedTimer", DefaultClosedTimer);
}
