using TwilioBot.Simulator.State;
using TwilioBot.Simulator.Webhooks;
using TwilioBot.Wire;

namespace TwilioBot.Simulator.Outbound;

/// <summary>Takes accepted messages to people's phones, with a status callback at each step after the first.</summary>
/// <remarks>Source: https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks</remarks>
internal sealed class MessageProgress(
    TwilioSimulatorOptions options,
    SimulatorState state,
    Debugger debugger,
    WebhookClient webhooks,
    MediaFetcher fetcher,
    TimeProvider time,
    CancellationToken stop)
{
    /// <summary>Sets a message on its way; returns at once.</summary>
    public void Start(SimulatedMessage message) => _ = Task.Run(() => RunAsync(message), stop);

    /// <summary>The person has read it (WhatsApp).</summary>
    public Task ReadAsync(string sid) =>
        StepAsync(sid, m => m is { IsInbound: false, IsWhatsApp: true, Status: MessageStatus.Sent or MessageStatus.Delivered }
            ? m with { Status = MessageStatus.Read }
            : null);

    /// <summary>Calls a message back that has not left.</summary>
    /// <returns>The canceled message; null when it is too late.</returns>
    public SimulatedMessage? Cancel(string sid)
    {
        var now = time.GetUtcNow();
        var canceled = state.Update(sid, m => IsWaiting(m) ? m with { Status = MessageStatus.Canceled, DateUpdated = now } : null);
        if (canceled is not null) _ = CallBackAsync(canceled);
        return canceled;
    }

    private async Task RunAsync(SimulatedMessage message)
    {
        try
        {
            if (CreateRules.SendAt(message.Parameters) is { } at)
            {
                await WaitAsync(at - time.GetUtcNow()).ConfigureAwait(false);
            }

            // A service chooses the sender first; then the message stands in that sender's queue.
            if (message.MessagingServiceSid is not null
                && !await StepAsync(message.Sid, m => IsWaiting(m) ? Queued(m) : null).ConfigureAwait(false)) return;

            await WaitAsync(options.SentAfter).ConfigureAwait(false);
            if (state.Find(message.Sid) is not { } ready || !IsWaiting(ready)) return;

            var (media, error) = await FetchAsync(ready).ConfigureAwait(false);
            error ??= Problem(ready);
            if (error is { } code)
            {
                await FailAsync(ready, code).ConfigureAwait(false);
                return;
            }

            var now = time.GetUtcNow();
            SimulatedMessage? Sent(SimulatedMessage m) =>
                IsWaiting(m) ? m with { Status = MessageStatus.Sent, Media = media, DateSent = now } : null;
            if (!await StepAsync(message.Sid, Sent).ConfigureAwait(false)) return;

            await WaitAsync(options.DeliveredAfter).ConfigureAwait(false);
            await StepAsync(message.Sid, m => m.Status == MessageStatus.Sent ? m with { Status = MessageStatus.Delivered } : null)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The simulator ends; nobody waits for the rest.
        }
    }

    private SimulatedMessage Queued(SimulatedMessage message)
    {
        var from = message.From.Length > 0 ? message.From : message.IsWhatsApp ? options.WhatsAppNumber : options.SmsNumber;
        return message with
        {
            Status = MessageStatus.Queued,
            From = from,
            NumSegments = MessageIntake.SegmentsOf(message.Body, message.IsWhatsApp || message.Media.Count > 0),
        };
    }

    private async Task<(IReadOnlyList<SimulatedMedia> Media, int? ErrorCode)> FetchAsync(SimulatedMessage message)
    {
        var media = new List<SimulatedMedia>(message.Media.Count);
        foreach (var item in message.Media)
        {
            var (fetched, error) = await fetcher.FetchAsync(item, message.IsWhatsApp, stop).ConfigureAwait(false);
            if (error is not null) return (message.Media, error);
            media.Add(fetched);
        }

        return (media, null);
    }

    private int? Problem(SimulatedMessage message)
    {
        if (options.Faults.OnSend?.Invoke(message) is { } injected) return injected;
        if (!message.IsWhatsApp) return null;
        if (GeoAction.IsMeant(message.Parameters) && message.Place is null) return 63021;
        return message.ContentSid is { Length: > 0 } contentSid && options.Templates.TryGetValue(contentSid, out var template)
            ? TemplateText.Problem(template, message.ContentVariables)
            : null;
    }

    private async Task FailAsync(SimulatedMessage message, int code)
    {
        debugger.Raise(code, TwilioErrors.Find(code)?.Meaning ?? "The message could not be sent.", message.Sid);
        // Carriers and WhatsApp report back (undelivered); what Twilio itself cannot send never leaves (failed).
        var status = code is >= 30003 and < 40000 or 63016 or 63024 ? MessageStatus.Undelivered : MessageStatus.Failed;
        await StepAsync(message.Sid, m => IsWaiting(m) ? m with { Status = status, ErrorCode = code } : null).ConfigureAwait(false);
    }

    /// <summary>One change of status and its callback. False when the message is gone or beyond this step.</summary>
    private async Task<bool> StepAsync(string sid, Func<SimulatedMessage, SimulatedMessage?> change)
    {
        var now = time.GetUtcNow();
        if (state.Update(sid, m => change(m) is { } next ? next with { DateUpdated = now } : null) is not { } changed) return false;
        await CallBackAsync(changed).ConfigureAwait(false);
        return true;
    }

    private async Task CallBackAsync(SimulatedMessage message)
    {
        if (message.StatusCallback is not { Length: > 0 } url || options.Faults.OnStatusCallback?.Invoke(message) == true) return;
        try
        {
            var form = StatusForm.Of(message, options);
            await webhooks.PostAsync(WebhookKind.Status, url, form, message.Sid, Guid.NewGuid().ToString(), stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The simulator ends; nobody waits for the callback.
        }
    }

    private Task WaitAsync(TimeSpan delay) => delay > TimeSpan.Zero ? Task.Delay(delay, time, stop) : Task.CompletedTask;

    private static bool IsWaiting(SimulatedMessage message) =>
        message.Status is MessageStatus.Queued or MessageStatus.Accepted or MessageStatus.Scheduled;
}
