using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Connector;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <summary>Copies the tenant from where Teams puts it to where conversations have it.</summary>
internal sealed class TenantIdWorkaroundForTeamsMiddleware : IMiddleware
{
    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        var activity = turnContext.Activity;
        if (activity.ChannelId == Channels.Msteams && activity.Conversation is { TenantId: null or "" } conversation && activity.ChannelData != null)
        {
            var tenantId = JObject.FromObject(activity.ChannelData)["tenant"]?["id"]?.ToString();
            if (!string.IsNullOrEmpty(tenantId))
            {
                conversation.TenantId = tenantId;
            }
        }

        await next(cancellationToken).ConfigureAwait(false);
    }
}
