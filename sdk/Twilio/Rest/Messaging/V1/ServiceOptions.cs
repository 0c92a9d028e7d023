using Twilio.Base;
using Twilio.Converters;
using Twilio.Http;

namespace Twilio.Rest.Messaging.V1;

/// <summary>What to create.</summary>
public class CreateServiceOptions : IOptions<ServiceResource>
{
    public CreateServiceOptions(string friendlyName)
    {
        FriendlyName = friendlyName;
    }

    public string FriendlyName { get; }

    public Uri InboundRequestUrl { get; set; }

    public HttpMethod InboundMethod { get; set; }

    public Uri FallbackUrl { get; set; }

    public HttpMethod FallbackMethod { get; set; }

    public Uri StatusCallback { get; set; }

    public bool? StickySender { get; set; }

    public bool? MmsConverter { get; set; }

    public bool? SmartEncoding { get; set; }

    public ServiceResource.ScanMessageContentEnum ScanMessageContent { get; set; }

    public bool? FallbackToLongCode { get; set; }

    public bool? AreaCodeGeomatch { get; set; }

    public int? ValidityPeriod { get; set; }

    public bool? SynchronousValidation { get; set; }

    public string Usecase { get; set; }

    public bool? UseInboundWebhookOnNumber { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("FriendlyName", FriendlyName)
        .Add("InboundRequestUrl", InboundRequestUrl)
        .Add("InboundMethod", InboundMethod)
        .Add("FallbackUrl", FallbackUrl)
        .Add("FallbackMethod", FallbackMethod)
        .Add("StatusCallback", StatusCallback)
        .Add("StickySender", StickySender)
        .Add("MmsConverter", MmsConverter)
        .Add("SmartEncoding", SmartEncoding)
        .Add("ScanMessageContent", ScanMessageContent)
        .Add("FallbackToLongCode", FallbackToLongCode)
        .Add("AreaCodeGeomatch", AreaCodeGeomatch)
        .Add("ValidityPeriod", ValidityPeriod)
        .Add("SynchronousValidation", SynchronousValidation)
        .Add("Usecase", Usecase)
        .Add("UseInboundWebhookOnNumber", UseInboundWebhookOnNumber);
}

/// <summary>Which one to delete.</summary>
public class DeleteServiceOptions : IOptions<ServiceResource>
{
    public DeleteServiceOptions(string pathSid)
    {
        PathSid = pathSid;
    }

    public string PathSid { get; }

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>Which one to fetch.</summary>
public class FetchServiceOptions : IOptions<ServiceResource>
{
    public FetchServiceOptions(string pathSid)
    {
        PathSid = pathSid;
    }

    public string PathSid { get; }

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>Which ones to list.</summary>
public class ReadServiceOptions : ReadOptions<ServiceResource>
{
    public ReadServiceOptions()
    {
    }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("PageSize", PageSize);
}

/// <summary>Which one to change, and how.</summary>
public class UpdateServiceOptions : IOptions<ServiceResource>
{
    public UpdateServiceOptions(string pathSid)
    {
        PathSid = pathSid;
    }

    public string PathSid { get; }

    public string FriendlyName { get; set; }

    public Uri InboundRequestUrl { get; set; }

    public HttpMethod InboundMethod { get; set; }

    public Uri FallbackUrl { get; set; }

    public HttpMethod FallbackMethod { get; set; }

    public Uri StatusCallback { get; set; }

    public bool? StickySender { get; set; }

    public bool? MmsConverter { get; set; }

    public bool? SmartEncoding { get; set; }

    public ServiceResource.ScanMessageContentEnum ScanMessageContent { get; set; }

    public bool? FallbackToLongCode { get; set; }

    public bool? AreaCodeGeomatch { get; set; }

    public int? ValidityPeriod { get; set; }

    public bool? SynchronousValidation { get; set; }

    public string Usecase { get; set; }

    public bool? UseInboundWebhookOnNumber { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("FriendlyName", FriendlyName)
        .Add("InboundRequestUrl", InboundRequestUrl)
        .Add("InboundMethod", InboundMethod)
        .Add("FallbackUrl", FallbackUrl)
        .Add("FallbackMethod", FallbackMethod)
        .Add("StatusCallback", StatusCallback)
        .Add("StickySender", StickySender)
        .Add("MmsConverter", MmsConverter)
        .Add("SmartEncoding", SmartEncoding)
        .Add("ScanMessageContent", ScanMessageContent)
        .Add("FallbackToLongCode", FallbackToLongCode)
        .Add("AreaCodeGeomatch", AreaCodeGeomatch)
        .Add("ValidityPeriod", ValidityPeriod)
        .Add("SynchronousValidation", SynchronousValidation)
        .Add("Usecase", Usecase)
        .Add("UseInboundWebhookOnNumber", UseInboundWebhookOnNumber);
}
