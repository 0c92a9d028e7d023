namespace Microsoft.Bot.Builder.Dialogs.Memory;

/// <summary>What lives as long as the turn: objects as they are, not as JSON, for nothing of it is stored.</summary>
internal static class TurnMemory
{
    public static object Of(ITurnContext turnContext)
    {
        if (!turnContext.TurnState.TryGetValue(ScopePath.Turn, out var memory))
        {
            memory = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
            turnContext.TurnState[ScopePath.Turn] = memory;
        }

        return memory;
    }

    /// <summary>Keeps a value under a path of two names, the turn scope's and its own.</summary>
    public static void Set(ITurnContext turnContext, string path, object value) =>
        PathSegment.Set(Of(turnContext), path[(ScopePath.Turn.Length + 1)..], value);
}
