using Twilio.Base;

namespace Twilio.Rest.Messaging.V2;

/// <summary>What to create.</summary>
public class CreateChannelsSenderOptions : IOptions<ChannelsSenderResource>
{
    public CreateChannelsSenderOptions(ChannelsSenderResource.MessagingV2ChannelsSenderRequestsCreate messagingV2ChannelsSenderRequestsCreate)
    {
        MessagingV2ChannelsSenderRequestsCreate = messagingV2ChannelsSenderRequestsCreate;
    }

    public ChannelsSenderResource.MessagingV2ChannelsSenderRequestsCreate MessagingV2ChannelsSenderRequestsCreate { get; }

    public string GetBody() => MessagingV2ChannelsSenderRequestsCreate == null ? string.Empty : ChannelsSenderResource.ToJson(MessagingV2ChannelsSenderRequestsCreate);
}

/// <summary>Which one to delete.</summary>
public class DeleteChannelsSenderOptions : IOptions<ChannelsSenderResource>
{
    public DeleteChannelsSenderOptions(string pathSid)
    {
        PathSid = pathSid;
    }

    public string PathSid { get; }

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>Which one to fetch.</summary>
public class FetchChannelsSenderOptions : IOptions<ChannelsSenderResource>
{
    public FetchChannelsSenderOptions(string pathSid)
    {
        PathSid = pathSid;
    }

    public string PathSid { get; }

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>Which ones to list.</summary>
public class ReadChannelsSenderOptions : ReadOptions<ChannelsSenderResource>
{
    public ReadChannelsSenderOptions(string channel)
    {
        Channel = channel;
    }

    public string Channel { get; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("Channel", Channel)
        .Add("PageSize", PageSize);
}

/// <summary>Which one to change, and how.</summary>
public class UpdateChannelsSenderOptions : IOptions<ChannelsSenderResource>
{
    public UpdateChannelsSenderOptions(string pathSid)
    {
        PathSid = pathSid;
    }

    public string PathSid { get; }

    public ChannelsSenderResource.MessagingV2ChannelsSenderRequestsUpdate MessagingV2ChannelsSenderRequestsUpdate { get; set; }

    public string GetBody() => MessagingV2ChannelsSenderRequestsUpdate == null ? string.Empty : ChannelsSenderResource.ToJson(MessagingV2ChannelsSenderRequestsUpdate);
}
