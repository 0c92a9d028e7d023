using Newtonsoft.Json;
using Twilio.Converters;
using Twilio.Types;

namespace Twilio.Constant;

/// <summary>Value lists that are not any one resource's own.</summary>
public class EnumConstants
{
    /// <summary>How a request's body is written.</summary>
    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class ContentTypeEnum : StringEnum
    {
        public static readonly ContentTypeEnum JSON = new("application/json");
        public static readonly ContentTypeEnum FORM_URLENCODED = new("application/x-www-form-urlencoded");
        public static readonly ContentTypeEnum SCIM = new("application/scim");

        public ContentTypeEnum()
        {
        }

        private ContentTypeEnum(string value) : base(value)
        {
        }

        public static implicit operator ContentTypeEnum(string value) => new(value);
    }
}
