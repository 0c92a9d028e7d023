using Microsoft.Bot.Builder.Dialogs.Memory.PathResolvers;
using Microsoft.Bot.Builder.Dialogs.Memory.Scopes;

namespace Microsoft.Bot.Builder.Dialogs.Memory;

internal static class DefaultMemory
{
    public static DialogStateManagerConfiguration Create() => new()
    {
        // "@@" before "@": the longer short form must be tried first.
        PathResolvers =
        [
            new DollarPathResolver(),
            new HashPathResolver(),
            new AtAtPathResolver(),
            new AtPathResolver(),
            new PercentPathResolver(),
        ],
        MemoryScopes =
        [
            new TurnMemoryScope(),
            new SettingsMemoryScope(),
            new DialogMemoryScope(),
            new DialogContextMemoryScope(),
            new DialogClassMemoryScope(),
            new ClassMemoryScope(),
            new ThisMemoryScope(),
            new ConversationMemoryScope(),
            new UserMemoryScope(),
        ],
    };
}
