using System.Collections.Concurrent;
using Microsoft.Bot.Builder;

namespace TwilioBot.Connector;

/// <summary>
/// The services that the bot has had an authenticated request from; no other one gets its token. Kept in the bot's storage, since a
/// person may be written to first long after a restart.
/// </summary>
internal sealed class AuthenticatedServices(IStorage storage)
{
    private readonly ConcurrentDictionary<string, byte> _known = new(StringComparer.Ordinal);

    public async Task RememberAsync(string serviceUrl, CancellationToken cancellationToken)
    {
        if (!await KnowsAsync(serviceUrl, cancellationToken).ConfigureAwait(false))
        {
            var key = KeyOf(serviceUrl);
            await storage.WriteAsync(new Dictionary<string, object> { [key] = new Dictionary<string, object> { ["url"] = serviceUrl } }, cancellationToken)
                .ConfigureAwait(false);
            _known.TryAdd(key, 0);
        }
    }

    public async Task<bool> KnowsAsync(string serviceUrl, CancellationToken cancellationToken)
    {
        var key = KeyOf(serviceUrl);
        if (_known.ContainsKey(key))
        {
            return true;
        }
        if ((await storage.ReadAsync([key], cancellationToken).ConfigureAwait(false)).Count == 0)
        {
            return false;
        }
        _known.TryAdd(key, 0);
        return true;
    }

    // A token's service and an activity's are compared without regard to case, and so are these.
    private static string KeyOf(string serviceUrl) => $"connector/service/{serviceUrl.ToUpperInvariant()}";
}
