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
    private readonly List<int> _ends = [];

    public FoldedText(string typed)
    {
        _typed = typed;
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

            if (category == UnicodeCategory.Format || Apostrophes.Contains(rune.ToString(), StringComparison.Ordinal)) continue;

            if (!Rune.IsLetterOrDigit(rune))
            {
                blankDue = folded.Length > 0;
                continue;
            }

            if (blankDue) Append(" ");
            blankDue = false;
            Append(Fold(Rune.ToLowerInvariant(rune)));
        }

        Text = folded.ToString();

        void Append(string piece)
        {
            folded.Append(piece);
            for (var i = 0; i < piece.Length; i++) _ends.Add(position);
        }
    }

    /// <summary>The folded text.</summary>
    public string Text { get; }

    /// <summary>Whether the text was typed with an accent somewhere.</summary>
    public bool HasAccents { get; private set; }

    /// <summary>What was typed behind the first <paramref name="length"/> folded characters.</summary>
    public string TypedAfter(int length) => _typed[_ends[length - 1]..];

    private string Fold(Rune rune)
    {
        var at = rune.IsBmp ? Accented.IndexOf((char)rune.Value, StringComparison.Ordinal) : -1;
        if (at < 0) return rune.ToString();

        HasAccents = true;
        return Plain[at].ToString();
    }

    private void ExtendLast(int position)
    {
        if (_ends.Count > 0) _ends[^1] = position;
    }
}
