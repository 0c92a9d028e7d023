using System.Buffers;
using System.Globalization;

namespace TwilioBot.Wire;

/// <summary>Where a text may be cut, best place first.</summary>
internal static class TextBreaks
{
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?…。！？");
    private static readonly SearchValues<char> Closers = SearchValues.Create(")]}\"'»”’*_~");
    private static readonly SearchValues<char> NoLineStart = SearchValues.Create(
        "、。，．！？：；）」』】〕》〉ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ");

    /// <summary>The length of the first part: 1 to <paramref name="max"/>. <paramref name="text"/> is longer than that.</summary>
    public static int FindCut(ReadOnlySpan<char> text, int max)
    {
        // A pause counts only in the second half; one further forward would make parts of a few words.
        int paragraph = 0, line = 0, sentence = 0, word = 0;
        for (var i = max; i > 0 && paragraph == 0; i--)
        {
            if (i <= max / 2 && (line > 0 || sentence > 0 || word > 0)) break;
            if (!IsWordBreak(text, i)) continue;
            if (word == 0) word = i;
            if (sentence == 0 && EndsSentence(text[..i])) sentence = i;
            if (text[i] is not ('\n' or '\r')) continue;
            if (line == 0) line = i;
            if (IsEmptyLine(text[i..])) paragraph = i;
        }

        var cut = paragraph > max / 2 ? paragraph : line > max / 2 ? line : sentence > max / 2 ? sentence : word;
        return cut > 0 ? cut : OutsideLink(text, BetweenGraphemes(text, max));
    }

    /// <summary>White space, except the kinds that are there to hold words together; or the border of two ideographs.</summary>
    private static bool IsWordBreak(ReadOnlySpan<char> text, int i)
    {
        var c = text[i];
        if (char.IsWhiteSpace(c)) return c is not ('\u00A0' or '\u2007' or '\u202F') && !(i + 1 < text.Length && IsJoined(text[i + 1]));
        return IsIdeograph(text[i - 1]) && !IsJoined(c) && !NoLineStart.Contains(c) && !char.IsSurrogate(c);
    }

    /// <summary>Chinese and Japanese are written without blanks.</summary>
    private static bool IsIdeograph(char c) =>
        c is >= '\u3001' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uFF01' and <= '\uFF60';

    /// <summary>Whether the character belongs to the one before it.</summary>
    private static bool IsJoined(char c) => c == '\u200D' || char.GetUnicodeCategory(c)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool EndsSentence(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        while (!before.IsEmpty && Closers.Contains(before[^1])) before = before[..^1];
        return !before.IsEmpty && SentenceEnds.Contains(before[^1]);
    }

    private static bool IsEmptyLine(ReadOnlySpan<char> fromBreak)
    {
        var next = fromBreak.StartsWith("\r\n") ? fromBreak[2..] : fromBreak[1..];
        var content = next.IndexOfAnyExcept(' ', '\t', '\r');
        return content >= 0 && next[content] == '\n';
    }

    private static int BetweenGraphemes(ReadOnlySpan<char> text, int max)
    {
        var end = 0;
        while (true)
        {
            var length = StringInfo.GetNextTextElementLength(text[end..]);
            if (end + length > max) break;
            end += length;
        }

        if (end > 0) return end;
        // One grapheme longer than a message: at least its surrogate pairs stay whole.
        return char.IsHighSurrogate(text[max - 1]) && char.IsLowSurrogate(text[max]) ? max - 1 : max;
    }

    /// <summary>The cut, or where the link begins that it would break; a link at the very start has to be cut.</summary>
    private static int OutsideLink(ReadOnlySpan<char> text, int cut)
    {
        var start = cut;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]) && !IsIdeograph(text[start - 1])) start--;
        foreach (var scheme in (ReadOnlySpan<string>)["https://", "http://", "www."])
        {
            // The cut may fall into the scheme itself.
            var token = text[start..Math.Min(text.Length, cut + scheme.Length - 1)];
            var at = start + token.IndexOf(scheme, StringComparison.OrdinalIgnoreCase);
            if (at >= start && at > 0) return at;
        }

        return cut;
    }
}
