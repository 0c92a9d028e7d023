using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>An attachment on its way to a channel's store.</summary>
public class AttachmentData
{
    public AttachmentData()
    {
    }

    public AttachmentData(string type = default, string name = default, byte[] originalBase64 = default, byte[] thumbnailBase64 = default)
    {
        Type = type;
        Name = name;
        OriginalBase64 = originalBase64;
        ThumbnailBase64 = thumbnailBase64;
    }

    [JsonProperty(PropertyName = "type")]
    public string Type { get; set; }

    [JsonProperty(PropertyName = "name")]
    public string Name { get; set; }

    [JsonProperty(PropertyName = "originalBase64")]
    public byte[] OriginalBase64 { get; set; }

    [JsonProperty(PropertyName = "thumbnailBase64")]
    public byte[] ThumbnailBase64 { get; set; }
}
