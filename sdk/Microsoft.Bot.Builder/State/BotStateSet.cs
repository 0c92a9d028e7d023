using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Builder;

/// <summary>Loads and saves several states side by side.</summary>
public class BotStateSet
{
    public BotStateSet(params BotState[] botStates)
    {
        BotStates.AddRange(botStates);
    }

    public List<BotState> BotStates { get; set; } = [];

    public BotStateSet Add(BotState botState)
    {
        ArgumentNullException.ThrowIfNull(botState);
        BotStates.Add(botState);
        return this;
    }

    public async Task LoadAllAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
        => await Task.WhenAll(BotStates.Select(state => state.LoadAsync(turnContext, force, cancellationToken)).ToList()).ConfigureAwait(false);

    public async Task SaveAllChangesAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
        => await Task.WhenAll(BotStates.Select(state => state.SaveChangesAsync(turnContext, force, cancellationToken)).ToList()).ConfigureAwait(false);
}
