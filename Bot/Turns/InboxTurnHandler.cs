using Microsoft.Bot.Builder;
using TwilioBot.Adapters;
using TwilioBot.Delivery;
using TwilioBot.Wire;

namespace TwilioBot.Turns;

/// <summary>Runs the bot on a message of the inbox, through the adapter of its channel.</summary>
public sealed class InboxTurnHandler(TwilioSmsAdapter sms, TwilioWhatsAppAdapter whatsApp, IServiceScopeFactory scopes) : ITurnHandler
{
    /// <inheritdoc/>
    public async Task RunAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        TwilioAdapter adapter = message.ChannelId == whatsApp.ChannelId ? whatsApp : sms;
        var activity = adapter.ToActivity(TwilioForm.Parse(message.Form.Span), message.ReceivedAt);
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var bot = scope.ServiceProvider.GetRequiredService<IBot>();
            await adapter.RunAsync(activity, bot.OnTurnAsync, cancellationToken).ConfigureAwait(false);
        }
    }
}
