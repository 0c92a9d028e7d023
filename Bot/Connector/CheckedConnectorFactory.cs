using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;

namespace TwilioBot.Connector;

/// <summary>
/// Makes connector clients, which carry the bot's token, for one service alone: the one that an authenticated request came from.
/// Without one, for a proactive turn, for any safe address.
/// </summary>
internal sealed class CheckedConnectorFactory(ConnectorFactory inner, string? onlyService) : ConnectorFactory
{
    public override Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken)
    {
        var allowed = onlyService is null
            ? ServiceAddress.IsSafe(serviceUrl)
            : string.Equals(onlyService, serviceUrl, StringComparison.OrdinalIgnoreCase);
        return allowed
            ? inner.CreateAsync(serviceUrl, audience, cancellationToken)
            : throw new InvalidOperationException("The bot speaks only to the service that the conversation was authenticated with, and only over https.");
    }
}
