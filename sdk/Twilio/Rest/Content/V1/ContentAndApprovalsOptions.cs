using Twilio.Base;

namespace Twilio.Rest.Content.V1;

/// <summary>Which ones to list.</summary>
public class ReadContentAndApprovalsOptions : ReadOptions<ContentAndApprovalsResource>
{
    public ReadContentAndApprovalsOptions()
    {
    }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("PageSize", PageSize);
}
