namespace Microsoft.Bot.Builder.Dialogs.Memory.Scopes;

/// <summary>"user": the user state.</summary>
public class UserMemoryScope : BotStateMemoryScope<UserState>
{
    public UserMemoryScope()
        : base(ScopePath.User)
    {
    }
}
