using Twilio.Base;

namespace Twilio.Rest.Messaging.V2;

/// <summary>What to create.</summary>
public class CreateTypingIndicatorOptions : IOptions<TypingIndicatorResource>
{
    public CreateTypingIndicatorOptions(TypingIndicatorResource.ChannelEnum channel, string messageId)
    {
        Channel = channel;
        MessageId = messageId;
    }

    public TypingIndicatorResource.ChannelEnum Channel { get; }

    public string MessageId { get; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("channel", Channel)
        .Add("messageId", MessageId);
}
