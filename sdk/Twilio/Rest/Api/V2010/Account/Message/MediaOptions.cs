using Twilio.Base;

namespace Twilio.Rest.Api.V2010.Account.Message;

/// <summary>Which one to delete.</summary>
public class DeleteMediaOptions : IOptions<MediaResource>
{
    public DeleteMediaOptions(string pathMessageSid, string pathSid)
    {
        PathMessageSid = pathMessageSid;
        PathSid = pathSid;
    }

    public string PathMessageSid { get; }

    public string PathSid { get; }

    public string PathAccountSid { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>Which one to fetch.</summary>
public class FetchMediaOptions : IOptions<MediaResource>
{
    public FetchMediaOptions(string pathMessageSid, string pathSid)
    {
        PathMessageSid = pathMessageSid;
        PathSid = pathSid;
    }

    public string PathMessageSid { get; }

    public string PathSid { get; }

    public string PathAccountSid { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>Which ones to list.</summary>
public class ReadMediaOptions : ReadOptions<MediaResource>
{
    public ReadMediaOptions(string pathMessageSid)
    {
        PathMessageSid = pathMessageSid;
    }

    public string PathMessageSid { get; }

    public string PathAccountSid { get; set; }

    public DateTime? DateCreated { get; set; }

    public DateTime? DateCreatedBefore { get; set; }

    public DateTime? DateCreatedAfter { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .AddMoment("DateCreated", DateCreated, DateCreatedBefore, DateCreatedAfter)
        .Add("PageSize", PageSize);
}
