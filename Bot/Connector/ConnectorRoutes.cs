using Microsoft.AspNetCore.Http.Features;
using Microsoft.Bot.Builder;

namespace TwilioBot.Connector;

/// <summary>Where the Emulator and Azure Bot Service post activities.</summary>
internal static class ConnectorRoutes
{
    /// <summary>Cards and attachments that are written into the activity make it larger than any webhook of Twilio's.</summary>
    private const long LargestActivity = 256 * 1024;

    /// <summary><c>POST /api/messages</c>. Who is not authenticated gets 401, an unreadable or incomplete activity 400, a large one 413.</summary>
    public static void MapConnector(this IEndpointRouteBuilder routes)
    {
        var settings = routes.ServiceProvider.GetRequiredService<ConnectorSettings>();
        var lifetime = routes.ServiceProvider.GetRequiredService<IHostApplicationLifetime>();

        // All methods: the adapter answers 405 to those that it has no use for.
        routes.Map("/api/messages", ReceiveAsync);

        async Task ReceiveAsync(HttpContext context)
        {
            // Who shows nothing to be authenticated by need not be read.
            if (HttpMethods.IsPost(context.Request.Method)
                && (settings.IsClosed || (settings.AppId.Length > 0 && context.Request.Headers.Authorization.Count == 0)))
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            {
                limit.MaxRequestBodySize = LargestActivity;
            }
            try
            {
                // Put together for the first who comes this way; on most bots nobody does.
                var adapter = routes.ServiceProvider.GetRequiredService<ConnectorAdapter>();
                // A turn goes on when the channel has lost its patience; half of one would help nobody.
                var bot = context.RequestServices.GetRequiredService<IBot>();
                await adapter.ProcessAsync(context.Request, context.Response, bot, lifetime.ApplicationStopping).ConfigureAwait(false);
            }
            catch (BadHttpRequestException e) when (!context.Response.HasStarted)
            {
                context.Response.StatusCode = e.StatusCode;
            }
        }
    }
}
