using System.Buffers;
using System.Text;

namespace TwilioBot.Wire;

/// <summary>The bytes of <c>application/x-www-form-urlencoded</c>, read and written.</summary>
/// <remarks>
/// ASP.NET's own form reader merges names that differ by case and drops some fields; a signature over what it returns cannot
/// be verified. Source of the rules: https://url.spec.whatwg.org/#application/x-www-form-urlencoded
/// </remarks>
internal static class FormEncoding
{
    private static readonly SearchValues<byte> Escapes = SearchValues.Create("%+"u8);

    private static readonly SearchValues<byte> Kept =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."u8);

    /// <summary>How many fields a body has; nothing between two <c>&amp;</c> is no field.</summary>
    public static int CountFields(ReadOnlySpan<byte> body)
    {
        var count = 0;
        while (TakeField(ref body, out _)) count++;
        return count;
    }

    /// <summary>Decodes a body into <paramref name="fields"/>, which has room for exactly <see cref="CountFields"/>.</summary>
    public static void Decode(ReadOnlySpan<byte> body, Span<KeyValuePair<string, string>> fields)
    {
        for (var i = 0; TakeField(ref body, out var field); i++)
        {
            var equals = field.IndexOf((byte)'=');
            fields[i] = equals < 0
                ? new(DecodeName(field), "")
                : new(DecodeName(field[..equals]), DecodeText(field[(equals + 1)..]));
        }
    }

    public static byte[] Encode(ReadOnlySpan<KeyValuePair<string, string>> fields)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0) output.Write("&"u8);
            Encode(fields[i].Key, output);
            output.Write("="u8);
            Encode(fields[i].Value, output);
        }

        return output.WrittenSpan.ToArray();
    }

    private static bool TakeField(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> field)
    {
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)'&');
            field = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (!field.IsEmpty) return true;
        }

        field = default;
        return false;
    }

    private static string DecodeName(ReadOnlySpan<byte> encoded) => FieldNames.Find(encoded) ?? DecodeText(encoded);

    /// <summary>Invalid UTF-8 becomes U+FFFD, an invalid percent sequence stays as it is.</summary>
    private static string DecodeText(ReadOnlySpan<byte> encoded)
    {
        var escape = encoded.IndexOfAny(Escapes);
        if (escape < 0) return Encoding.UTF8.GetString(encoded);

        byte[]? rented = null;
        var decoded = encoded.Length <= 512 ? stackalloc byte[512] : (rented = ArrayPool<byte>.Shared.Rent(encoded.Length));
        var text = Encoding.UTF8.GetString(decoded[..Unescape(encoded, escape, decoded)]);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return text;
    }

    private static int Unescape(ReadOnlySpan<byte> encoded, int escape, Span<byte> decoded)
    {
        encoded[..escape].CopyTo(decoded);
        var written = escape;
        for (var i = escape; i < encoded.Length; i++)
        {
            var b = encoded[i];
            if (b == '%' && TryHexPair(encoded[i..], out var value))
            {
                b = value;
                i += 2;
            }
            else if (b == '+')
            {
                b = (byte)' ';
            }

            decoded[written++] = b;
        }

        return written;
    }

    private static bool TryHexPair(ReadOnlySpan<byte> percent, out byte value)
    {
        value = 0;
        if (percent.Length < 3 || !char.IsAsciiHexDigit((char)percent[1]) || !char.IsAsciiHexDigit((char)percent[2])) return false;
        value = (byte)((Digit(percent[1]) << 4) | Digit(percent[2]));
        return true;

        static int Digit(byte hex) => hex <= '9' ? hex - '0' : (hex | 0x20) - 'a' + 10;
    }

    private static void Encode(string text, ArrayBufferWriter<byte> output)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        var rented = ArrayPool<byte>.Shared.Rent(length);
        Encoding.UTF8.GetBytes(text, rented);
        foreach (var b in rented.AsSpan(0, length))
        {
            if (Kept.Contains(b))
            {
                output.Write([b]);
            }
            else if (b == ' ')
            {
                output.Write("+"u8);
            }
            else
            {
                output.Write([(byte)'%', "0123456789ABCDEF"u8[b >> 4], "0123456789ABCDEF"u8[b & 15]]);
            }
        }

        ArrayPool<byte>.Shared.Return(rented);
    }
}
