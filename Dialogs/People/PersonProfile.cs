namespace TwilioBot.Dialogs;

/// <summary>What the bot remembers of a person, per channel, shared by all of its numbers.</summary>
public sealed class PersonProfile
{
    /// <summary>What the person wants to be called; null until they said so.</summary>
    public string? Name { get; set; }

    /// <summary>The language of the last command that was understood (<c>en</c>, <c>es</c>); null before the first.</summary>
    public string? Language { get; set; }
}
