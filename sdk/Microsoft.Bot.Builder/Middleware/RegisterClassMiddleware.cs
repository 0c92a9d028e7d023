using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Builder;

/// <summary>Puts a service into the state of every turn.</summary>
public class RegisterClassMiddleware<T> : IMiddleware
    where T : class
{
    private readonly string _key;

    public RegisterClassMiddleware(T service)
    {
        Service = service;
    }

    public RegisterClassMiddleware(T service, string key)
    {
        Service = service;
        _key = key;
    }

    public T Service { get; set; }

    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate nextTurn, CancellationToken cancellationToken)
    {
        turnContext.TurnState.Set(_key ?? typeof(T).FullName, Service);
        await nextTurn(cancellationToken).ConfigureAwait(false);
    }
}
