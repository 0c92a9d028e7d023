using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace TwilioBot.Adapters;

/// <summary>Names conversations.</summary>
public static class TwilioConversation
{
    /// <summary>
    /// The opaque id of the conversation between one of our addresses and one of theirs: the same every time, different
    /// for each pair, and nothing to parse. The channel is part of it, since WhatsApp addresses say that they are.
    /// </summary>
    public static string IdOf(string ourAddress, string theirAddress)
    {
        ArgumentNullException.ThrowIfNull(ourAddress);
        ArgumentNullException.ThrowIfNull(theirAddress);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{ourAddress}\n{theirAddress}"), hash);
        return Base64Url.EncodeToString(hash[..16]);
    }
}
