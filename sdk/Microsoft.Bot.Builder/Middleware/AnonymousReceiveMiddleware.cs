using System;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Builder;

/// <summary>A middleware made of one delegate.</summary>
public class AnonymousReceiveMiddleware : IMiddleware
{
    private readonly Func<ITurnContext, NextDelegate, CancellationToken, Task> _onTurn;

    public AnonymousReceiveMiddleware(Func<ITurnContext, NextDelegate, CancellationToken, Task> anonymousMethod)
    {
        _onTurn = anonymousMethod ?? throw new ArgumentNullException(nameof(anonymousMethod));
    }

    public Task OnTurnAsync(ITurnContext turnContext, NextDelegate nextTurn, CancellationToken cancellationToken)
        => _onTurn(turnContext, nextTurn, cancellationToken);
}
