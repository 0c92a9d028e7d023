namespace TwilioBot.Adapters;

/// <summary>A picture or file on its way out.</summary>
internal sealed record OutboundMedia(string Url, string? ContentType)
{
    /// <summary>Whether WhatsApp shows a caption with it. A webp file is a sticker there, which has none.</summary>
    public bool TakesCaption => ContentType is { Length: > 0 }
        ? ContentType.StartsWith("image", StringComparison.OrdinalIgnoreCase)
            && !ContentType.Contains("webp", StringComparison.OrdinalIgnoreCase)
        : Path.GetExtension(Url.Split('?', '#')[0]).ToUpperInvariant() is ".PNG" or ".JPG" or ".JPEG";
}
