using Twilio.Base;

namespace Twilio.Rest.Conversations.V1;

/// <summary>Which ones to list.</summary>
public class ReadParticipantConversationOptions : ReadOptions<ParticipantConversationResource>
{
    public ReadParticipantConversationOptions()
    {
    }

    public string Identity { get; set; }

    public string Address { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("Identity", Identity)
        .Add("Address", Address)
        .Add("PageSize", PageSize);
}
