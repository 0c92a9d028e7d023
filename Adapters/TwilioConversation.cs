using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace TwilioBot.Adapters;

/// <summary>Names conversations.</summary>
public static class TwilioConversation
{
    // One message asks several times: its webhook, its turn, its reply.
    private static readonly Named?[] Lately = new Named?[1024];

    /// <summary>
    /// The opaque id of the conversation between one of our addresses and one of theirs: the same every time, different
    /// for each pair, and nothing to parse. The channel is part of it, since WhatsApp addresses say that they are.
    /// </summary>
    public static string IdOf(string ourAddress, string theirAddress)
    {
        ArgumentNullException.ThrowIfNull(ourAddress);
        ArgumentNullException.ThrowIfNull(theirAddress);
        ref var place = ref Lately[(uint)HashCode.Combine(ourAddress, theirAddress) % Lately.Length];
        var named = Volatile.Read(ref place);
        if (named is null || named.Theirs != theirAddress || named.Ours != ourAddress)
        {
            named = new Named(ourAddress, theirAddress, Hash(ourAddress, theirAddress));
            Volatile.Write(ref place, named);
        }

        return named.Id;
    }

    private static string Hash(string ourAddress, string theirAddress)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{ourAddress}\n{theirAddress}"), hash);
        return Base64Url.EncodeToString(hash[..16]);
    }

    private sealed record Named(string Ours, string Theirs, string Id);
}
