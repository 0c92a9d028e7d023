using Microsoft.Bot.Builder;
using TwilioBot.Adapters;
using TwilioBot.Delivery;
using TwilioBot.Dialogs;

namespace TwilioBot.Turns;

/// <summary>Runs the bot on what the inbox holds, a message or the status of one of ours, through the adapter of its channel.</summary>
public sealed class InboxTurnHandler(TwilioSmsAdapter sms, TwilioWhatsAppAdapter whatsApp, IServiceScopeFactory scopes, Apology apology) : ITurnHandler
{
    /// <inheritdoc/>
    public async Task RunAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var adapter = AdapterOf(message);
        var form = message.ReadForm();
        var activity = message.StatusOf is { } ours ? adapter.ToStatusEvent(form, message.ReceivedAt, ours) : adapter.ToActivity(form, message.ReceivedAt);
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var bot = scope.ServiceProvider.GetRequiredService<IBot>();
            await adapter.RunAsync(activity, bot.OnTurnAsync, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Task ApologiseAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var adapter = AdapterOf(message);
        return adapter.RunAsync(adapter.ToActivity(message.ReadForm(), message.ReceivedAt), apology.SayAsync, cancellationToken);
    }

    private TwilioAdapter AdapterOf(InboxMessage message) => message.ChannelId == whatsApp.ChannelId ? whatsApp : sms;
}
