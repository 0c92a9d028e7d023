using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using TwilioBot.Adapters;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Reconcile;
using TwilioBot.Delivery.Telemetry;
using TwilioBot.Wire;

namespace TwilioBot.Webhooks;

/// <summary>
/// Takes Twilio's webhooks: checks the signature, makes the message durable, answers. The turn runs later, from the inbox,
/// so a slow bot never meets Twilio's 15 seconds; with <c>Twilio:ReplyMode=TwiML</c> the answer waits for it for a while.
/// </summary>
public sealed class WebhookReceiver(
    TwilioWebhookReader reader, TwilioSmsAdapter sms, TwilioWhatsAppAdapter whatsApp, IMessageStore store, AnswerDesk desk,
    TwilioOptions options, Reconciler reconciler, TimeProvider clock, ILogger<WebhookReceiver> logger)
{
    // Twilio is told "not now" within two seconds, whatever the database is waiting for. What it commits later is answered once all the same.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.8);

    /// <summary>Answers one webhook; whichever receiver it came to, its fields say what it is.</summary>
    public async Task ReceiveAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var cancellationToken = context.RequestAborted;
        using var span = WebhookSpan.Begin();
        var webhook = await reader.ReadAsync(context.Request, cancellationToken).ConfigureAwait(false);
        if (!webhook.IsAccepted)
        {
            span?.NotTaken(webhook.StatusCode, webhook.Reason!);
            await webhook.WriteRefusalAsync(context.Response, cancellationToken).ConfigureAwait(false);
            return;
        }
        var (status, reason, answer) = await TakeOrMissAsync(webhook, context, span, cancellationToken).ConfigureAwait(false);
        if (reason is null)
        {
            await TwilioWebhook.WriteAnswerAsync(context.Response, answer ?? Twiml.Empty, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            span?.NotTaken(status, reason);
            Log.WebhookNotTaken(logger, status, reason);
            await Refusal.WriteAsync(context.Response, status, reason, cancellationToken).ConfigureAwait(false);
        }
    }

    // What Twilio tells is lost to us when this fails and it gives up; its list still has the message.
    private async Task<Outcome> TakeOrMissAsync(TwilioWebhook webhook, HttpContext context, WebhookSpan? span, CancellationToken cancellationToken)
    {
        var isMissed = true;
        try
        {
            var outcome = await TakeAsync(webhook, context, span, cancellationToken).ConfigureAwait(false);
            isMissed = outcome.Status >= StatusCodes.Status500InternalServerError;
            return outcome;
        }
        finally
        {
            if (isMissed)
            {
                reconciler.Missed();
            }
        }
    }

    private async Task<Outcome> TakeAsync(TwilioWebhook webhook, HttpContext context, WebhookSpan? span, CancellationToken cancellationToken)
    {
        var form = webhook.Form;
        if (form["AccountSid"] is { Length: > 0 } account && account != options.AccountSid)
        {
            return new Outcome(StatusCodes.Status403Forbidden, Refusal.OtherAccount);
        }
        try
        {
            return Webhook.Classify(form) switch
            {
                WebhookKind.Message => await AcceptAsync(webhook, context.Response, span, cancellationToken).ConfigureAwait(false),
                WebhookKind.Status => await RecordAsync(webhook, context.Request, span, cancellationToken).ConfigureAwait(false),
                _ => new Outcome(StatusCodes.Status400BadRequest, TwilioWebhookRefusals.NotAMessage),
            };
        }
        catch (Exception e) when (e is StoreUnavailableException or TimeoutException)
        {
            Log.StoreAway(logger, e is TimeoutException ? "The database takes too long." : e.Message);
            return new Outcome(StatusCodes.Status503ServiceUnavailable, Refusal.DatabaseUnavailable);
        }
    }

    private async Task<Outcome> AcceptAsync(TwilioWebhook webhook, HttpResponse response, WebhookSpan? span, CancellationToken cancellationToken)
    {
        var form = webhook.Form;
        string ourAddress = form["To"]!, theirAddress = form["From"]!;
        if (options.Owns(theirAddress))
        {
            // Senders of SMS can be forged: two of our numbers made to write to each other would answer for ever, at our cost.
            span?.Ignored();
            Log.FromOurselves(logger, SidOf(form)!);
            return new Outcome(StatusCodes.Status200OK);
        }
        TwilioAdapter adapter = whatsApp.Carries(theirAddress) ? whatsApp : sms;
        var message = new InboxMessage(
            form["AccountSid"] ?? options.AccountSid,
            SidOf(form)!,
            adapter.ChannelId,
            TwilioConversation.IdOf(ourAddress, theirAddress),
            webhook.Body,
            clock.GetUtcNow()) { TraceParent = DeliveryTelemetry.TraceParent, Parsed = form };
        span?.Tells("message", message.ChannelId, message.MessageSid);
        var wait = desk.Enter(message);
        // At its end the response is on its way.
        response.RegisterForDispose(wait);
        var accepted = await store.AcceptAsync(message, cancellationToken).WaitAsync(Patience, clock, cancellationToken).ConfigureAwait(false);
        span?.Taken(accepted.IsNew);
        if (!accepted.IsNew)
        {
            Log.Repeated(logger, message.MessageSid);
        }
        var answer = accepted.IsDone ? accepted.Answer : await wait.AnswerAsync(cancellationToken).ConfigureAwait(false);
        if (answer is not null && cancellationToken.IsCancellationRequested)
        {
            Log.NobodyToAnswer(logger, message.MessageSid);
        }
        return new Outcome(StatusCodes.Status200OK, Answer: answer);
    }

    private async Task<Outcome> RecordAsync(TwilioWebhook webhook, HttpRequest request, WebhookSpan? span, CancellationToken cancellationToken)
    {
        var form = webhook.Form;
        if (SidOf(form) is not { } sid)
        {
            return new Outcome(StatusCodes.Status400BadRequest, Refusal.NoMessageSid);
        }
        TwilioAdapter adapter = whatsApp.Carries(form["From"]) ? whatsApp : sms;
        var report = new StatusReport(
            form["AccountSid"] ?? options.AccountSid,
            sid,
            adapter.ChannelId,
            (form["MessageStatus"] ?? form["SmsStatus"] ?? "").ToLowerInvariant(),
            int.TryParse(form["ErrorCode"], NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : 0,
            QueryHelpers.ParseQuery(request.QueryString.Value).TryGetValue(StatusCallbackAddress.IdParameter, out var id) ? id.ToString() : null,
            webhook.Body,
            clock.GetUtcNow()) { TraceParent = DeliveryTelemetry.TraceParent };
        span?.Tells("status", report.ChannelId, report.MessageSid);
        var isNews = await store.RecordStatusAsync(report, cancellationToken).WaitAsync(Patience, clock, cancellationToken).ConfigureAwait(false);
        span?.Taken(isNews);
        return new Outcome(StatusCodes.Status200OK);
    }

    private static string? SidOf(TwilioForm form) =>
        new[] { form["MessageSid"], form["SmsMessageSid"], form["SmsSid"] }.FirstOrDefault(sid => !string.IsNullOrEmpty(sid));

    // Answer: TwiML; null says nothing.
    private sealed record Outcome(int Status, string? Reason = null, string? Answer = null);
}
