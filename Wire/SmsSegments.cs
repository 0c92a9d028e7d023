using System.Buffers;
using System.Globalization;

namespace TwilioBot.Wire;

/// <summary>How an SMS is written on the air.</summary>
public enum SmsEncoding
{
    /// <summary>7 bits a character, 160 in a single message.</summary>
    Gsm7,

    /// <summary>16 bits a unit, 70 in a single message.</summary>
    Ucs2,
}

/// <summary>What an SMS costs.</summary>
/// <param name="Encoding">One character outside GSM-7 puts the whole text into UCS-2.</param>
/// <param name="Segments">How many messages are charged; an empty text is one.</param>
/// <param name="Units">Septets in GSM-7, UTF-16 units in UCS-2.</param>
public readonly record struct SegmentCount(SmsEncoding Encoding, int Segments, int Units);

/// <summary>Counts what Twilio charges for a text.</summary>
/// <remarks>Sources: 3GPP TS 23.038 and 23.040; https://www.twilio.com/docs/glossary/what-is-gsm-7-character-encoding</remarks>
public static class SmsSegments
{
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
        "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /// <summary>Written as an escape and a second septet.</summary>
    private const string Extended = "[\\]^{|}~€";

    // What is left of 160 septets, or 70 units, beside the header that joins the parts.
    private const int SingleGsm7 = 160;
    private const int JoinedGsm7 = 153;
    private const int SingleUcs2 = 70;
    private const int JoinedUcs2 = 67;

    private static readonly SearchValues<char> Gsm7 = SearchValues.Create(Basic + Extended);
    private static readonly SearchValues<char> TwoSeptets = SearchValues.Create(Extended);

    /// <summary>Counts one text.</summary>
    /// <param name="text">The text as given to Twilio.</param>
    /// <param name="smartEncoding">Whether Twilio's Smart Encoding is on.</param>
    public static SegmentCount Count(string text, bool smartEncoding = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (smartEncoding) text = SmartEncoding.Apply(text);
        return text.AsSpan().ContainsAnyExcept(Gsm7) ? CountUcs2(text) : CountGsm7(text);
    }

    private static SegmentCount CountGsm7(ReadOnlySpan<char> text)
    {
        var extended = text.IndexOfAny(TwoSeptets) < 0 ? 0 : CountExtended(text);
        var units = text.Length + extended;
        if (units <= SingleGsm7) return new(SmsEncoding.Gsm7, 1, units);

        var segments = 1;
        var used = 0;
        foreach (var c in text) Take(TwoSeptets.Contains(c) ? 2 : 1, JoinedGsm7, ref segments, ref used);
        return new(SmsEncoding.Gsm7, segments, units);
    }

    private static SegmentCount CountUcs2(ReadOnlySpan<char> text)
    {
        var units = text.Length;
        if (units <= SingleUcs2) return new(SmsEncoding.Ucs2, 1, units);

        var segments = 1;
        var used = 0;
        while (!text.IsEmpty)
        {
            // An emoji of several code points stays whole, as in Twilio's calculator, unless no segment could hold it.
            var length = StringInfo.GetNextTextElementLength(text);
            if (length > JoinedUcs2) length = text.Length > 1 && char.IsSurrogatePair(text[0], text[1]) ? 2 : 1;
            Take(length, JoinedUcs2, ref segments, ref used);
            text = text[length..];
        }

        return new(SmsEncoding.Ucs2, segments, units);
    }

    private static void Take(int units, int room, ref int segments, ref int used)
    {
        if (used + units > room)
        {
            segments++;
            used = 0;
        }

        used += units;
    }

    private static int CountExtended(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
        {
            if (TwoSeptets.Contains(c)) count++;
        }

        return count;
    }
}
