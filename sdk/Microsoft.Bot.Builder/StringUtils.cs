using System;
using System.Security.Cryptography;
using System.Text;

namespace Microsoft.Bot.Builder;

/// <summary>Shortens text, with a hash where what is left must still be unique.</summary>
public static class StringUtils
{
    private const string Dots = "...";

    public static string Ellipsis(string text, int length)
    {
        if (text == null)
        {
            return string.Empty;
        }

        return text.Length <= length ? text : string.Concat(text.AsSpan(0, length), Dots);
    }

    /// <summary>SHA-256 of the text, in Base64.</summary>
    public static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static string EllipsisHash(string text, int length)
        => text.Length <= length ? text : Ellipsis(text, length) + Hash(text);

    public static StringBuilder Ellipsis(StringBuilder sb, int length)
    {
        if (sb.Length > length)
        {
            sb.Length = length;
            sb.Append(Dots);
        }

        return sb;
    }

    public static StringBuilder EllipsisHash(StringBuilder sb, int length)
    {
        if (sb.Length > length)
        {
            var hash = Hash(sb.ToString());
            Ellipsis(sb, length).Append(hash);
        }

        return sb;
    }
}
