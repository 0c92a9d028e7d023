using Twilio.Base;
using Twilio.Types;

namespace Twilio.Rest.Api.V2010.Account;

/// <summary>What to create.</summary>
public class CreateMessageOptions : IOptions<MessageResource>
{
    public CreateMessageOptions(PhoneNumber to)
    {
        To = to;
        PersistentAction = [];
        MediaUrl = [];
    }

    public PhoneNumber To { get; }

    public string PathAccountSid { get; set; }

    public Uri StatusCallback { get; set; }

    public string ApplicationSid { get; set; }

    public decimal? MaxPrice { get; set; }

    public bool? ProvideFeedback { get; set; }

    public int? Attempt { get; set; }

    public int? ValidityPeriod { get; set; }

    public bool? ForceDelivery { get; set; }

    public MessageResource.ContentRetentionEnum ContentRetention { get; set; }

    public MessageResource.AddressRetentionEnum AddressRetention { get; set; }

    public bool? SmartEncoded { get; set; }

    public List<string> PersistentAction { get; set; }

    public MessageResource.TrafficTypeEnum TrafficType { get; set; }

    public bool? ShortenUrls { get; set; }

    public MessageResource.ScheduleTypeEnum ScheduleType { get; set; }

    public DateTime? SendAt { get; set; }

    public bool? SendAsMms { get; set; }

    public string ContentVariables { get; set; }

    public MessageResource.RiskCheckEnum RiskCheck { get; set; }

    public PhoneNumber From { get; set; }

    public PhoneNumber FallbackFrom { get; set; }

    public string MessagingServiceSid { get; set; }

    public string Body { get; set; }

    public List<Uri> MediaUrl { get; set; }

    public string ContentSid { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("To", To)
        .Add("StatusCallback", StatusCallback)
        .Add("ApplicationSid", ApplicationSid)
        .Add("MaxPrice", MaxPrice)
        .Add("ProvideFeedback", ProvideFeedback)
        .Add("Attempt", Attempt)
        .Add("ValidityPeriod", ValidityPeriod)
        .Add("ForceDelivery", ForceDelivery)
        .Add("ContentRetention", ContentRetention)
        .Add("AddressRetention", AddressRetention)
        .Add("SmartEncoded", SmartEncoded)
        .Add("PersistentAction", PersistentAction)
        .Add("TrafficType", TrafficType)
        .Add("ShortenUrls", ShortenUrls)
        .Add("ScheduleType", ScheduleType)
        .Add("SendAt", SendAt)
        .Add("SendAsMms", SendAsMms)
        .Add("ContentVariables", ContentVariables)
        .Add("RiskCheck", RiskCheck)
        .Add("From", From)
        .Add("FallbackFrom", FallbackFrom)
        .Add("MessagingServiceSid", MessagingServiceSid)
        .Add("Body", Body)
        .Add("MediaUrl", MediaUrl)
        .Add("ContentSid", ContentSid);
}

/// <summary>Which one to delete.</summary>
public class DeleteMessageOptions : IOptions<MessageResource>
{
    public DeleteMessageOptions(string pathSid)
    {
        PathSid = pathSid;
    }

    public string PathSid { get; }

    public string PathAccountSid { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>Which one to fetch.</summary>
public class FetchMessageOptions : IOptions<MessageResource>
{
    public FetchMessageOptions(string pathSid)
    {
        PathSid = pathSid;
    }

    public string PathSid { get; }

    public string PathAccountSid { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>Which ones to list.</summary>
public class ReadMessageOptions : ReadOptions<MessageResource>
{
    public ReadMessageOptions()
    {
    }

    public string PathAccountSid { get; set; }

    public PhoneNumber To { get; set; }

    public PhoneNumber From { get; set; }

    public DateTime? DateSent { get; set; }

    public DateTime? DateSentBefore { get; set; }

    public DateTime? DateSentAfter { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("To", To)
        .Add("From", From)
        .AddMoment("DateSent", DateSent, DateSentBefore, DateSentAfter)
        .Add("PageSize", PageSize);
}

/// <summary>Which one to change, and how.</summary>
public class UpdateMessageOptions : IOptions<MessageResource>
{
    public UpdateMessageOptions(string pathSid)
    {
        PathSid = pathSid;
    }

    public string PathSid { get; }

    public string PathAccountSid { get; set; }

    public string Body { get; set; }

    public MessageResource.UpdateStatusEnum Status { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("Body", Body)
        .Add("Status", Status);
}
