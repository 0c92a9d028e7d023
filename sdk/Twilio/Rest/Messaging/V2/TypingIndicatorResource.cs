using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Converters;
using Twilio.Types;

namespace Twilio.Rest.Messaging.V2;

/// <summary>Shows the recipient that an answer is being written.</summary>
/// <remarks>https://www.twilio.com/docs/whatsapp/api/typing-indicators-resource</remarks>
public partial class TypingIndicatorResource : Resource
{
    private TypingIndicatorResource()
    {
    }

    [JsonProperty("success")]
    public bool? Success { get; private set; }

    public static TypingIndicatorResource FromJson(string json) => Operation.FromJson<TypingIndicatorResource>(json);

    public static string ToJson(object model) => Operation.ToJson(model);

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class ChannelEnum : StringEnum
    {
        public static readonly ChannelEnum Whatsapp = new("whatsapp");

        public ChannelEnum()
        {
        }

        private ChannelEnum(string value) : base(value)
        {
        }

        public static implicit operator ChannelEnum(string value) => new(value);
    }
}
