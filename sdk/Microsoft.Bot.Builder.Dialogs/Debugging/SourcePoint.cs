namespace Microsoft.Bot.Builder.Dialogs.Debugging;

/// <summary>A position in a source file.</summary>
public class SourcePoint
{
    public SourcePoint()
    {
    }

    public SourcePoint(int lineIndex, int charIndex)
    {
        LineIndex = lineIndex;
        CharIndex = charIndex;
    }

    public int LineIndex { get; set; }

    public int CharIndex { get; set; }
}
