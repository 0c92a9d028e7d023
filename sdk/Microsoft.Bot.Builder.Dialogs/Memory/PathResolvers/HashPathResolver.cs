namespace Microsoft.Bot.Builder.Dialogs.Memory.PathResolvers;

/// <summary>#intent is turn.recognized.intents.intent</summary>
public class HashPathResolver : AliasPathResolver
{
    public HashPathResolver()
        : base("#", "turn.recognized.intents.")
    {
    }
}
