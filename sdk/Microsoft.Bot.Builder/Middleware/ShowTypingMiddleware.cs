using System;
using System.Security.Claims;
using System.Security.Principal;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>Sends typing activities while a message takes long to answer.</summary>
public class ShowTypingMiddleware : IMiddleware
{
    private readonly TimeSpan _delay;
    private readonly TimeSpan _period;

    /// <summary>Waits <paramref name="delay"/> milliseconds before the first and <paramref name="period"/> between one and the next.</summary>
    public ShowTypingMiddleware(int delay = 500, int period = 2000)
    {
        if (delay < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(delay), "Delay must be greater than or equal to zero");
        }

        if (period <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(period), "Repeat period must be greater than zero");
        }

        _delay = TimeSpan.FromMilliseconds(delay);
        _period = TimeSpan.FromMilliseconds(period);
    }

    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken)
    {
        using var turnIsOver = new CancellationTokenSource();
        try
        {
            if (turnContext.Activity.Type == ActivityTypes.Message && !IsCalledByABot(turnContext))
            {
                _ = SendTypingAsync(turnContext, turnIsOver.Token);
            }

            await next(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await turnIsOver.CancelAsync().ConfigureAwait(false);
        }
    }

    private static bool IsCalledByABot(ITurnContext turnContext)
        => turnContext.TurnState.Get<IIdentity>(BotAdapter.BotIdentityKey) is ClaimsIdentity identity && SkillValidation.IsSkillClaim(identity.Claims);

    private async Task SendTypingAsync(ITurnContext turnContext, CancellationToken turnIsOver)
    {
        try
        {
            await Task.Delay(_delay, turnIsOver).ConfigureAwait(false);
            while (!turnIsOver.IsCancellationRequested)
            {
                // Straight to the adapter: typing is no answer, so it must not pass other middleware or set Responded.
                var typing = new Activity { Type = ActivityTypes.Typing, RelatesTo = turnContext.Activity.RelatesTo }
                    .ApplyConversationReference(turnContext.Activity.GetConversationReference());
                await turnContext.Adapter.SendActivitiesAsync(turnContext, [typing], turnIsOver).ConfigureAwait(false);
                await Task.Delay(_period, turnIsOver).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The turn has ended.
        }
    }
}
