namespace Microsoft.Bot.Builder.Dialogs.Recognizers;

/// <summary>Where a word of a language may begin and end.</summary>
/// <param name="Spaced">False where words are written without spaces between them.</param>
/// <param name="Particles">Endings that may be attached to a word without changing what it means here.</param>
internal sealed record Boundary(bool Spaced, IReadOnlyList<string> Particles)
{
    public bool Around(string folded, int start, int end)
    {
        if (!Spaced)
        {
            return true;
        }

        // A phrase of symbols, such as an emoji, is its own word.
        var startsFree = start == 0 || !FoldedText.IsWordCharacter(folded[start]) || !FoldedText.IsWordCharacter(folded[start - 1]);
        return startsFree && (EndsWord(folded, end) || Particles.Any(particle =>
            string.CompareOrdinal(folded, end, particle, 0, particle.Length) == 0 && EndsWord(folded, end + particle.Length)));
    }

    private static bool EndsWord(string folded, int end) =>
        end >= folded.Length || !FoldedText.IsWordCharacter(folded[end]) || !FoldedText.IsWordCharacter(folded[end - 1]);
}
