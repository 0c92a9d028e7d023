using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;

namespace TwilioBot.Adapters;

/// <summary>
/// Serves SMS and WhatsApp on one address: the <c>whatsapp:</c> in front of the sender decides which adapter takes the webhook.
/// </summary>
public sealed class TwilioHttpAdapter(
    TwilioWebhookReader webhooks, TwilioSmsAdapter sms, TwilioWhatsAppAdapter whatsApp)
    : IBotFrameworkHttpAdapter
{
    /// <inheritdoc/>
    public async Task ProcessAsync(
        HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(httpRequest);
        ArgumentNullException.ThrowIfNull(httpResponse);
        ArgumentNullException.ThrowIfNull(bot);

        var webhook = await webhooks.ReadAsync(httpRequest, cancellationToken).ConfigureAwait(false);
        TwilioAdapter adapter = whatsApp.Carries(webhook.Form["From"]) ? whatsApp : sms;
        await adapter.ProcessAsync(webhook, httpResponse, bot, cancellationToken).ConfigureAwait(false);
    }
}
