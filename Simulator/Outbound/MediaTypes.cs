namespace TwilioBot.Simulator.Outbound;

/// <summary>Media types of pictures and files.</summary>
internal static class MediaTypes
{
    public const string Unknown = "application/octet-stream";

    /// <summary>A guess from how the address ends, until the file itself has been seen.</summary>
    public static string Guess(string url)
    {
        var path = Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.AbsolutePath : url;
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".png" => "image/png",
            ".jpg" or ".jpeg" => "image/jpeg",
            ".gif" => "image/gif",
            ".webp" => "image/webp",
            ".mp4" => "video/mp4",
            ".mp3" => "audio/mpeg",
            ".ogg" => "audio/ogg",
            ".pdf" => "application/pdf",
            ".vcf" => "text/vcard",
            _ => Unknown,
        };
    }

    /// <summary>What a picture is by its first bytes; null when it is none that a phone shows.</summary>
    public static string? Sniff(ReadOnlySpan<byte> content) => content switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        _ => null,
    };

    /// <summary>Whether a message may carry it.</summary>
    public static bool IsAllowed(string contentType) =>
        contentType.Split('/')[0] is "image" or "audio" or "video" || contentType is "application/pdf" or "text/vcard" or "text/x-vcard";

    /// <summary>Whether a browser may show it in a page without risk (so no SVG).</summary>
    public static bool IsPicture(string contentType) => contentType is "image/jpeg" or "image/png" or "image/gif" or "image/webp";
}
