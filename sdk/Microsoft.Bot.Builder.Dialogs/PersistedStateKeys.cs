using System.Collections;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>The storage keys of user and conversation state.</summary>
public class PersistedStateKeys : IEnumerable<string>
{
    public string UserState { get; set; }

    public string ConversationState { get; set; }

    public IEnumerator<string> GetEnumerator()
    {
        yield return UserState;
        yield return ConversationState;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
