using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Converters;
using Twilio.Types;

namespace Twilio.Rest.Api.V2010;

/// <summary>An account or subaccount.</summary>
/// <remarks>https://www.twilio.com/docs/iam/api/account</remarks>
public partial class AccountResource : Resource
{
    private AccountResource()
    {
    }

    [JsonProperty("auth_token")]
    public string AuthToken { get; private set; }

    [JsonProperty("date_created")]
    public DateTime? DateCreated { get; private set; }

    [JsonProperty("date_updated")]
    public DateTime? DateUpdated { get; private set; }

    [JsonProperty("friendly_name")]
    public string FriendlyName { get; private set; }

    [JsonProperty("owner_account_sid")]
    public string OwnerAccountSid { get; private set; }

    [JsonProperty("sid")]
    public string Sid { get; private set; }

    [JsonProperty("status")]
    public StatusEnum Status { get; private set; }

    [JsonProperty("subresource_uris")]
    public Dictionary<string, string> SubresourceUris { get; private set; }

    [JsonProperty("type")]
    public TypeEnum Type { get; private set; }

    [JsonProperty("uri")]
    public string Uri { get; private set; }

    public static AccountResource FromJson(string json) => Operation.FromJson<AccountResource>(json);

    public static string ToJson(object model) => Operation.ToJson(model);

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class StatusEnum : StringEnum
    {
        public static readonly StatusEnum Active = new("active");
        public static readonly StatusEnum Suspended = new("suspended");
        public static readonly StatusEnum Closed = new("closed");

        public StatusEnum()
        {
        }

        private StatusEnum(string value) : base(value)
        {
        }

        public static implicit operator StatusEnum(string value) => new(value);
    }

    [JsonConverter(typeof(StringEnumConverter))]
    public sealed class TypeEnum : StringEnum
    {
        public static readonly TypeEnum Trial = new("Trial");
        public static readonly TypeEnum Full = new("Full");

        public TypeEnum()
        {
        }

        private TypeEnum(string value) : base(value)
        {
        }

        public static implicit operator TypeEnum(string value) => new(value);
    }
}
