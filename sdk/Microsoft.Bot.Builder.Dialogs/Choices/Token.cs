namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>A word of a text. <see cref="End"/> is the index of its last character.</summary>
public class Token
{
    public int Start { get; set; }

    public int End { get; set; }

    public string Text { get; set; }

    /// <summary>The form in which words are compared.</summary>
    public string Normalized { get; set; }
}
