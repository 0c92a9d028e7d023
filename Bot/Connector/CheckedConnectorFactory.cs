using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;

namespace TwilioBot.Connector;

/// <summary>Makes connector clients, which carry the bot's token, for the services that <paramref name="isAllowed"/> and for no other.</summary>
internal sealed class CheckedConnectorFactory(ConnectorFactory inner, Func<string, CancellationToken, Task<bool>> isAllowed) : ConnectorFactory
{
    public override async Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken) =>
        ServiceAddress.IsSafe(serviceUrl) && await isAllowed(serviceUrl, cancellationToken).ConfigureAwait(false)
            ? await inner.CreateAsync(serviceUrl, audience, cancellationToken).ConfigureAwait(false)
            : throw new InvalidOperationException(
                "The bot speaks only to services that it has had an authenticated request from, and only over https. Let the channel post an activity first.");
}
