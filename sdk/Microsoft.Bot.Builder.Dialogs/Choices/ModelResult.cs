namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>A stretch of text and what it was understood to mean. <see cref="End"/> is the index of its last character.</summary>
public class ModelResult<T>
{
    public string Text { get; set; }

    public int Start { get; set; }

    public int End { get; set; }

    public string TypeName { get; set; }

    public T Resolution { get; set; }
}
