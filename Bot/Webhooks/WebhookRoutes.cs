using TwilioBot.Adapters;

namespace TwilioBot.Webhooks;

/// <summary>The addresses that Twilio is pointed at: ours, and those that people moving here have in their Twilio console.</summary>
internal static class WebhookRoutes
{
    private static readonly string[] Sms = ["/api/sms", "/sms", "/channels/sms"];
    private static readonly string[] WhatsApp = ["/api/whatsapp", "/channels/whatsapp"];
    private static readonly string[] Any = ["/api/status", "/api/fallback", "/webhooks/twilio/webhook"];

    /// <summary>Maps the receivers. Routing takes each address with and without a slash at its end; a channel without a number answers 404.</summary>
    public static void MapTwilioWebhooks(this IEndpointRouteBuilder routes)
    {
        Map(routes, Sms, options => options.SmsNumbers.Count > 0);
        Map(routes, WhatsApp, options => options.WhatsAppNumbers.Count > 0);
        Map(routes, Any, _ => true);
    }

    // All methods, so that the reader's 405 says what to change.
    private static void Map(IEndpointRouteBuilder routes, string[] addresses, Func<TwilioOptions, bool> isServed)
    {
        var receiver = routes.ServiceProvider.GetRequiredService<WebhookReceiver>();
        var options = routes.ServiceProvider.GetRequiredService<TwilioOptions>();
        RequestDelegate handler = context => isServed(options)
            ? receiver.ReceiveAsync(context)
            : Refusal.WriteAsync(context.Response, StatusCodes.Status404NotFound, Refusal.NoSuchChannel, context.RequestAborted);
        foreach (var address in addresses)
        {
            routes.Map(address, handler);
        }
    }
}
