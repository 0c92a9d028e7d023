namespace TwilioBot.Dialogs;

/// <summary>
/// The types of ours that the conversation puts into stored state, each with the short name that stands for it. The host gives the list
/// to its storage, which knows the Bot Framework's own types, texts, numbers and collections of them.
/// </summary>
/// <remarks>Stored state refers to these names: rename a type freely, never its name here.</remarks>
public static class ConversationStateTypes
{
    public static readonly IReadOnlyList<(string Name, Type Type)> All = [("person", typeof(PersonProfile))];
}
