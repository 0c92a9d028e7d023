namespace Microsoft.Bot.Schema;

/// <summary>Whether a bot was added to a contact list or removed from it.</summary>
public static class ContactRelationUpdateActionTypes
{
    public const string Add = "add";
    public const string Remove = "remove";
}
