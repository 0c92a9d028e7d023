using Twilio.Types;

namespace Twilio.Rest;

/// <summary>The part of Twilio a request goes to: the first label of its host.</summary>
public sealed class Domain : StringEnum
{
    public static readonly Domain Accounts = new("accounts");
    public static readonly Domain Api = new("api");
    public static readonly Domain Assistants = new("assistants");
    public static readonly Domain Bulkexports = new("bulkexports");
    public static readonly Domain Chat = new("chat");
    public static readonly Domain Content = new("content");
    public static readonly Domain Conversations = new("conversations");
    public static readonly Domain Events = new("events");
    public static readonly Domain FlexApi = new("flex-api");
    public static readonly Domain FrontlineApi = new("frontline-api");
    public static readonly Domain PreviewIam = new("preview-iam");
    public static readonly Domain Iam = new("iam");
    public static readonly Domain Insights = new("insights");
    public static readonly Domain Intelligence = new("intelligence");
    public static readonly Domain IpMessaging = new("ip-messaging");
    public static readonly Domain Knowledge = new("knowledge");
    public static readonly Domain Lookups = new("lookups");
    public static readonly Domain Marketplace = new("marketplace");
    public static readonly Domain Memory = new("memory");
    public static readonly Domain Messaging = new("messaging");
    public static readonly Domain Monitor = new("monitor");
    public static readonly Domain Notify = new("notify");
    public static readonly Domain Numbers = new("numbers");
    public static readonly Domain Oauth = new("oauth");
    public static readonly Domain Preview = new("preview");
    public static readonly Domain Pricing = new("pricing");
    public static readonly Domain Proxy = new("proxy");
    public static readonly Domain Routes = new("routes");
    public static readonly Domain Serverless = new("serverless");
    public static readonly Domain Studio = new("studio");
    public static readonly Domain Supersim = new("supersim");
    public static readonly Domain Sync = new("sync");
    public static readonly Domain Taskrouter = new("taskrouter");
    public static readonly Domain Trunking = new("trunking");
    public static readonly Domain Trusthub = new("trusthub");
    public static readonly Domain Verify = new("verify");
    public static readonly Domain Video = new("video");
    public static readonly Domain Voice = new("voice");
    public static readonly Domain Wireless = new("wireless");

    public Domain()
    {
    }

    private Domain(string value) : base(value)
    {
    }

    public static implicit operator Domain(string value) => new(value);
}
