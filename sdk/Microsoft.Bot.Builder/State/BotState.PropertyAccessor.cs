using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Builder;

public abstract partial class BotState
{
    /// <summary>Loads the state on first use, so bots need not.</summary>
    private sealed class PropertyAccessor<T>(BotState botState, string name) : IStatePropertyAccessor<T>
    {
        public string Name { get; } = name;

        public async Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken)
        {
            await botState.LoadAsync(turnContext, false, cancellationToken).ConfigureAwait(false);
            await botState.DeletePropertyValueAsync(turnContext, Name, cancellationToken).ConfigureAwait(false);
        }

        public async Task<T> GetAsync(ITurnContext turnContext, Func<T> defaultValueFactory, CancellationToken cancellationToken)
        {
            await botState.LoadAsync(turnContext, false, cancellationToken).ConfigureAwait(false);

            try
            {
                var value = await botState.GetPropertyValueAsync<T>(turnContext, Name, cancellationToken).ConfigureAwait(false);
                if (value != null)
                {
                    return value;
                }
            }
            catch (KeyNotFoundException)
            {
                // A value type that is not there yet.
            }

            if (defaultValueFactory == null)
            {
                return default;
            }

            var initial = defaultValueFactory();
            await SetAsync(turnContext, initial, cancellationToken).ConfigureAwait(false);
            return initial;
        }

        public async Task SetAsync(ITurnContext turnContext, T value, CancellationToken cancellationToken)
        {
            await botState.LoadAsync(turnContext, false, cancellationToken).ConfigureAwait(false);
            await botState.SetPropertyValueAsync(turnContext, Name, value, cancellationToken).ConfigureAwait(false);
        }
    }
}
