using Twilio.Base;

namespace Twilio.Rest.Api.V2010;

/// <summary>What to create.</summary>
public class CreateAccountOptions : IOptions<AccountResource>
{
    public CreateAccountOptions()
    {
    }

    public string FriendlyName { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("FriendlyName", FriendlyName);
}

/// <summary>Which one to fetch.</summary>
public class FetchAccountOptions : IOptions<AccountResource>
{
    public FetchAccountOptions()
    {
    }

    public string PathSid { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>Which ones to list.</summary>
public class ReadAccountOptions : ReadOptions<AccountResource>
{
    public ReadAccountOptions()
    {
    }

    public string FriendlyName { get; set; }

    public AccountResource.StatusEnum Status { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("FriendlyName", FriendlyName)
        .Add("Status", Status)
        .Add("PageSize", PageSize);
}

/// <summary>Which one to change, and how.</summary>
public class UpdateAccountOptions : IOptions<AccountResource>
{
    public UpdateAccountOptions()
    {
    }

    public string PathSid { get; set; }

    public string FriendlyName { get; set; }

    public AccountResource.StatusEnum Status { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("FriendlyName", FriendlyName)
        .Add("Status", Status);
}
