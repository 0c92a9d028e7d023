namespace TwilioBot.Wire;

/// <summary>
/// Cuts a text that is too long for one message where a reader would pause: between paragraphs, lines, sentences or words; never
/// inside a link or an emoji that fits into a part. Nothing is lost but the white space at a cut.
/// </summary>
public static class TextSplitter
{
    /// <summary>Most UTF-16 units that Twilio takes in one message (21617).</summary>
    public const int MaxLength = 1600;

    /// <summary>The text's parts, in order: one when it is short enough, and then exactly as given.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="maxLength">Most UTF-16 units in a part; at least 2, the size of an emoji.</param>
    public static IReadOnlyList<string> Split(string text, int maxLength = MaxLength)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 2);
        if (text.Length <= maxLength) return [text];

        var parts = new List<string>();
        var rest = text.AsSpan();
        while (rest.Length > maxLength)
        {
            var cut = TextBreaks.FindCut(rest, maxLength);
            Add(parts, rest[..cut]);
            rest = rest[cut..].TrimStart();
        }

        Add(parts, rest);
        return parts.Count > 0 ? parts : [text[..maxLength]];

        static void Add(List<string> parts, ReadOnlySpan<char> part)
        {
            part = part.TrimEnd();
            if (!part.IsEmpty) parts.Add(part.ToString());
        }
    }
}
