using Microsoft.Extensions.Logging;
using TwilioBot.Adapters;

namespace TwilioBot.Delivery.Reconcile;

/// <summary>
/// One look through Twilio's list of messages to our addresses. What the inbox lacks is taken in through the same door as a webhook,
/// oldest first, so a webhook that comes all the same is a repeat.
/// </summary>
public sealed class Sweep(
    IMessageStore store, IInboundList list, TwilioOptions twilio, DeliveryOptions options, TimeProvider clock, ILogger<Sweep> logger)
{
    /// <summary>Younger messages are left to their webhooks, which Twilio may still be trying: 15 seconds, and a margin.</summary>
    public static readonly TimeSpan LeftToWebhooks = TimeSpan.FromSeconds(20);

    /// <summary>Whoever wrote longer ago no longer expects an answer.</summary>
    private static readonly TimeSpan FarthestBack = TimeSpan.FromHours(24);

    /// <summary>Looked at again although an earlier look was complete: a message may appear in the list with a delay.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private const int ConversationsAtOnce = 64, KeepEvery = 500;

    // Tells the instances of a database apart; a restarted one is another.
    private readonly string _owner = Guid.NewGuid().ToString("n");

    private List<string> Addresses => [.. twilio.SmsNumbers, .. twilio.WhatsAppNumbers];

    /// <summary>Since when our addresses are served; from now on, if they never were.</summary>
    public Task<IReadOnlyDictionary<string, ServedAddress>> ServeAsync(CancellationToken cancellationToken) =>
        store.ServeAsync(Addresses, cancellationToken);

    /// <summary>Looks once.</summary>
    /// <param name="isForced">Look even if another instance has just looked: something was missed.</param>
    /// <param name="cancellationToken">Gives up; what was taken in by then stays.</param>
    /// <returns>When to look again, because something was too young or somebody else was looking; null: at leisure.</returns>
    public async Task<DateTimeOffset?> RunAsync(bool isForced, CancellationToken cancellationToken)
    {
        var began = clock.GetUtcNow();
        var served = await ServeAsync(cancellationToken).ConfigureAwait(false);
        if (!isForced && served.Values.All(address => address.SweptThrough is { } through && through <= began && through > began - options.ReconcileEvery))
        {
            return null;
        }
        if (!await store.TryLeaseSweepAsync(_owner, Lease, cancellationToken).ConfigureAwait(false))
        {
            return began + LeftToWebhooks;
        }
        DateTimeOffset? through = null;
        try
        {
            var missing = new List<ListedMessage>();
            foreach (var (address, known) in served)
            {
                await FindMissingAsync(address, Horizon(known, began), missing, cancellationToken).ConfigureAwait(false);
            }
            var isYoung = missing.ToLookup(message => message.CreatedAt > began - LeftToWebhooks);
            await TakeInAsync([.. isYoung[false]], cancellationToken).ConfigureAwait(false);
            through = began;
            // A clock that is behind Twilio's makes everything look young: never wait longer than for what is new.
            return isYoung[true].Any() ? began + LeftToWebhooks : null;
        }
        finally
        {
            await EndAsync(served.Keys, through).ConfigureAwait(false);
        }
    }

    private async Task FindMissingAsync(string address, DateTimeOffset horizon, List<ListedMessage> missing, CancellationToken cancellationToken)
    {
        string? next = null;
        do
        {
            var page = await list.ReadAsync(address, next, cancellationToken).ConfigureAwait(false);
            var recent = page.Messages.Where(message => message.CreatedAt >= horizon && message.To == address && !twilio.Owns(message.From)).ToList();
            var taken = await store.FindTakenAsync(twilio.AccountSid, [.. recent.Select(message => message.MessageSid)], cancellationToken).ConfigureAwait(false);
            missing.AddRange(recent.Where(message => !taken.Contains(message.MessageSid)));
            // Newest first: a page without anything recent is followed by none with.
            next = page.Messages.Count > 0 && page.Messages.All(message => message.CreatedAt < horizon) ? null : page.Next;
            if (next is not null)
            {
                await KeepAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        while (next is not null);
    }

    private async Task TakeInAsync(List<ListedMessage> missing, CancellationToken cancellationToken)
    {
        if (missing.Count == 0)
        {
            return;
        }
        // The list has whole seconds, and the newest first: what is equal keeps the list's order, turned round.
        missing.Reverse();
        var conversations = missing.OrderBy(message => message.CreatedAt).GroupBy(message => TwilioConversation.IdOf(message.To, message.From)).ToList();
        var count = 0;
        Exception? trouble = null;
        await Parallel.ForEachAsync(
            conversations,
            new ParallelOptions { MaxDegreeOfParallelism = ConversationsAtOnce, CancellationToken = cancellationToken },
            async (conversation, token) =>
            {
                try
                {
                    foreach (var message in conversation)
                    {
                        if (await TakeInAsync(message, conversation.Key, token).ConfigureAwait(false) && Interlocked.Increment(ref count) % KeepEvery == 0)
                        {
                            await KeepAsync(token).ConfigureAwait(false);
                        }
                    }
                }
#pragma warning disable CA1031 // A message whose pictures cannot be listed holds back what was said after it, and nobody else.
                catch (Exception e) when (e is not (StoreUnavailableException or OperationCanceledException))
#pragma warning restore CA1031
                {
                    trouble = e;
                }
            }).ConfigureAwait(false);
        if (count > 0)
        {
            Log.FoundAtTwilio(logger, count, conversations.Count);
        }
        if (trouble is not null)
        {
            throw new InvalidOperationException("Some of what was missed could not be taken in: " + trouble.Message, trouble);
        }
    }

    private async Task<bool> TakeInAsync(ListedMessage message, string conversation, CancellationToken cancellationToken)
    {
        var media = message.NumMedia > 0 ? await list.ReadMediaAsync(message.MessageSid, cancellationToken).ConfigureAwait(false) : [];
        var accepted = await store.AcceptAsync(
            new InboxMessage(
                twilio.AccountSid,
                message.MessageSid,
                Wire.TwilioAddress.IsWhatsApp(message.From) ? TwilioWhatsAppAdapter.Channel : TwilioSmsAdapter.Channel,
                conversation,
                ListedForm.Of(message, media, twilio.AccountSid).ToBytes(),
                clock.GetUtcNow()),
            cancellationToken).ConfigureAwait(false);
        return accepted.IsNew;
    }

    // Never before this database served the address: that was somebody else's to answer.
    private static DateTimeOffset Horizon(ServedAddress known, DateTimeOffset now)
    {
        var horizon = now - FarthestBack;
        // A look from the future is a clock that was wrong.
        if (known.SweptThrough is { } through && through <= now && through - Overlap > horizon)
        {
            horizon = through - Overlap;
        }
        // Twilio's list has whole seconds, rounded down.
        var since = DateTimeOffset.FromUnixTimeSeconds(known.Since.ToUnixTimeSeconds());
        return since > horizon ? since : horizon;
    }

    private Task<bool> KeepAsync(CancellationToken cancellationToken) => store.TryLeaseSweepAsync(_owner, Lease, cancellationToken);

    private async Task EndAsync(IEnumerable<string> addresses, DateTimeOffset? through)
    {
        try
        {
            await store.EndSweepAsync(_owner, [.. addresses], through, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreUnavailableException)
        {
            // The lease ends by itself, and the next look goes a little farther back.
        }
    }
}
