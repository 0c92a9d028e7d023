namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>Breaks text into words at spaces and punctuation; every emoji is a word of its own.</summary>
public class Tokenizer
{
    public static TokenizerFunction DefaultTokenizer => DefaultTokenizerImpl;

    public static List<Token> DefaultTokenizerImpl(string text, string locale = null)
    {
        var tokens = new List<Token>();
        text ??= string.Empty;
        var start = -1;

        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                EndWord(i);
                tokens.Add(Word(text, i, i + 1));
                i++;
            }
            else if (IsBreak(text[i]))
            {
                EndWord(i);
            }
            else if (start < 0)
            {
                start = i;
            }
        }

        EndWord(text.Length);
        return tokens;

        void EndWord(int next)
        {
            if (start >= 0)
            {
                tokens.Add(Word(text, start, next - 1));
                start = -1;
            }
        }
    }

    private static Token Word(string text, int start, int end)
    {
        var word = text[start..(end + 1)];
        return new Token { Start = start, End = end, Text = word, Normalized = word.ToLowerInvariant() };
    }

    // Controls, punctuation and symbols of the Latin blocks, combining marks, and the symbol blocks.
    private static bool IsBreak(char c) => c
        is (>= '\u0000' and <= '\u002F')
        or (>= '\u003A' and <= '\u0040')
        or (>= '\u005B' and <= '\u0060')
        or (>= '\u007B' and <= '\u00BF')
        or (>= '\u02B9' and <= '\u036F')
        or (>= '\u2000' and <= '\u2BFF')
        or (>= '\u2E00' and <= '\u2E7F');
}
