using System.Globalization;
using System.Text;

namespace TwilioBot.Dialogs;

/// <summary>
/// A text as commands are compared: lower case, no accents, no apostrophes, every run of blanks, punctuation and symbols one blank.
/// Remembers where each character came from, so that the words behind a command can be taken as they were typed.
/// </summary>
/// <remarks>Folds by table, not by culture: people's texts mean the same on a server in any country, and without ICU.</remarks>
internal sealed class FoldedText
{
    private const string Accented = "áàâäãéèêëíìîïóòôöõúùûüñç";
    private const string Plain = "aaaaaeeeeiiiiooooouuuunc";
    private const string Apostrophes = "'’‘`´ʼ";

    private readonly string _typed;
    private readonly List<int> _ends;

    public FoldedText(string typed)
    {
        _typed = typed;
        _ends = new List<int>(typed.Length);
        var folded = new StringBuilder(typed.Length);
        var blankDue = false;
        var position = 0;
        foreach (var rune in typed.EnumerateRunes())
        {
            position += rune.Utf16SequenceLength;
            var category = Rune.GetUnicodeCategory(rune);
            if (category == UnicodeCategory.NonSpacingMark)
            {
                HasAccents = true;
                ExtendLast(position);
                continue;
            }

            if (category == UnicodeCategory.Format || (rune.IsBmp && Apostrophes.Contains((char)rune.Value))) continue;

            if (!Rune.IsLetterOrDigit(rune))
            {
                blankDue = folded.Length > 0;
                continue;
            }

            if (blankDue) Append(new Rune(' '));
            blankDue = false;
            Append(Fold(Rune.ToLowerInvariant(rune)));
        }

        Text = folded.ToString();

        void Append(Rune piece)
        {
            Span<char> utf16 = stackalloc char[2];
            var length = piece.EncodeToUtf16(utf16);
            folded.Append(utf16[..length]);
            for (var i = 0; i < length; i++) _ends.Add(position);
        }
    }

    /// <summary>The folded text.</summary>
    public string Text { get; }

    /// <summary>Whether the text was typed with an accent somewhere.</summary>
    public bool HasAccents { get; private set; }

    /// <summary>What was typed behind the first <paramref name="length"/> folded characters.</summary>
    public string TypedAfter(int length) => _typed[_ends[length - 1]..];

    private Rune Fold(Rune rune)
    {
        var at = rune.IsBmp ? Accented.IndexOf((char)rune.Value, StringComparison.Ordinal) : -1;
        if (at < 0) return rune;

        HasAccents = true;
        return new Rune(Plain[at]);
    }

    private void ExtendLast(int position)
    {
        if (_ends.Count > 0) _ends[^1] = position;
    }
}
