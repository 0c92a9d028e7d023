using System;

namespace Microsoft.Bot.Builder;

/// <summary>Registers storage and state with an adapter, to be found in the state of every turn.</summary>
public static class AdapterExtensions
{
    public static BotAdapter UseStorage(this BotAdapter botAdapter, IStorage storage)
    {
        ArgumentNullException.ThrowIfNull(storage);
        return botAdapter.Use(new RegisterClassMiddleware<IStorage>(storage));
    }

    public static BotAdapter UseBotState(this BotAdapter botAdapter, params BotState[] botStates)
    {
        ArgumentNullException.ThrowIfNull(botStates);
        foreach (var botState in botStates)
        {
            botAdapter.Use(new RegisterClassMiddleware<BotState>(botState, botState.GetType().FullName));
        }

        return botAdapter;
    }

    [Obsolete("Deprecated since 4.9: use UseBotState instead.")]
    public static BotAdapter UseState(this BotAdapter botAdapter, UserState userState, ConversationState conversationState, bool auto = true)
    {
        ArgumentNullException.ThrowIfNull(botAdapter);
        ArgumentNullException.ThrowIfNull(userState);
        ArgumentNullException.ThrowIfNull(conversationState);

        botAdapter.Use(new RegisterClassMiddleware<UserState>(userState));
        botAdapter.Use(new RegisterClassMiddleware<ConversationState>(conversationState));
        return auto ? botAdapter.Use(new AutoSaveStateMiddleware(userState, conversationState)) : botAdapter;
    }
}
