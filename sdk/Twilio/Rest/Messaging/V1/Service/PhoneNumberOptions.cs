using Twilio.Base;

namespace Twilio.Rest.Messaging.V1.Service;

/// <summary>What to create.</summary>
public class CreatePhoneNumberOptions : IOptions<PhoneNumberResource>
{
    public CreatePhoneNumberOptions(string pathServiceSid, string phoneNumberSid)
    {
        PathServiceSid = pathServiceSid;
        PhoneNumberSid = phoneNumberSid;
    }

    public string PathServiceSid { get; }

    public string PhoneNumberSid { get; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("PhoneNumberSid", PhoneNumberSid);
}

/// <summary>Which one to delete.</summary>
public class DeletePhoneNumberOptions : IOptions<PhoneNumberResource>
{
    public DeletePhoneNumberOptions(string pathServiceSid, string pathSid)
    {
        PathServiceSid = pathServiceSid;
        PathSid = pathSid;
    }

    public string PathServiceSid { get; }

    public string PathSid { get; }

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>Which one to fetch.</summary>
public class FetchPhoneNumberOptions : IOptions<PhoneNumberResource>
{
    public FetchPhoneNumberOptions(string pathServiceSid, string pathSid)
    {
        PathServiceSid = pathServiceSid;
        PathSid = pathSid;
    }

    public string PathServiceSid { get; }

    public string PathSid { get; }

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>Which ones to list.</summary>
public class ReadPhoneNumberOptions : ReadOptions<PhoneNumberResource>
{
    public ReadPhoneNumberOptions(string pathServiceSid)
    {
        PathServiceSid = pathServiceSid;
    }

    public string PathServiceSid { get; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("PageSize", PageSize);
}
