using Twilio.Base;

namespace Twilio.Rest.Content.V1;

/// <summary>What to create.</summary>
public class CreateContentOptions : IOptions<ContentResource>
{
    public CreateContentOptions(ContentResource.ContentCreateRequest contentCreateRequest)
    {
        ContentCreateRequest = contentCreateRequest;
    }

    public ContentResource.ContentCreateRequest ContentCreateRequest { get; }

    public string GetBody() => ContentCreateRequest == null ? string.Empty : ContentResource.ToJson(ContentCreateRequest);
}

/// <summary>Which one to delete.</summary>
public class DeleteContentOptions : IOptions<ContentResource>
{
    public DeleteContentOptions(string pathSid)
    {
        PathSid = pathSid;
    }

    public string PathSid { get; }

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>Which one to fetch.</summary>
public class FetchContentOptions : IOptions<ContentResource>
{
    public FetchContentOptions(string pathSid)
    {
        PathSid = pathSid;
    }

    public string PathSid { get; }

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>Which ones to list.</summary>
public class ReadContentOptions : ReadOptions<ContentResource>
{
    public ReadContentOptions()
    {
    }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("PageSize", PageSize);
}

/// <summary>Which one to change, and how.</summary>
public class UpdateContentOptions : IOptions<ContentResource>
{
    public UpdateContentOptions(string pathSid, ContentResource.ContentUpdateRequest contentUpdateRequest)
    {
        PathSid = pathSid;
        ContentUpdateRequest = contentUpdateRequest;
    }

    public string PathSid { get; }

    public ContentResource.ContentUpdateRequest ContentUpdateRequest { get; }

    public string GetBody() => ContentUpdateRequest == null ? string.Empty : ContentResource.ToJson(ContentUpdateRequest);
}
