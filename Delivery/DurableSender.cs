using TwilioBot.Adapters;

namespace TwilioBot.Delivery;

/// <summary>
/// The adapters' sender when replies must survive a crash: writes outbox rows, in the turn's unit of work or, outside a
/// turn, at once. What it returns is our message id.
/// </summary>
public sealed class DurableSender(IMessageStore store, TimeProvider clock) : ITwilioSender
{
    private static readonly TimeSpan LongestDoubt = TimeSpan.FromSeconds(10), BetweenRepeats = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    /// <exception cref="StoreUnavailableException">
    /// Outside a turn: the database is away. Nothing was written, and the call may be repeated; only when it says that it is in doubt, a repeat
    /// may send twice.
    /// </exception>
    public async Task<string> SendAsync(IReadOnlyList<TwilioMessage> parts, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(parts.Count);
        var messages = OutboxMessage.Of(Conversation(parts[0]), parts);
        if (UnitOfWork.Current is { } unit)
        {
            unit.Send(messages);
        }
        else
        {
            await WriteAsync(messages, [], cancellationToken).ConfigureAwait(false);
        }
        return messages[0].Id;
    }

    /// <inheritdoc/>
    public async Task CancelAsync(string id, CancellationToken cancellationToken)
    {
        if (UnitOfWork.Current is { } unit)
        {
            unit.Cancel(id);
        }
        else
        {
            await WriteAsync([], [id], cancellationToken).ConfigureAwait(false);
        }
    }

    // A commit that may have taken effect is repeated with the same ids until it is known: whoever called would do so with new ones, and send
    // twice. For the same reason a write that has begun is not cancelled.
    private async Task WriteAsync(IReadOnlyList<OutboxMessage> messages, IReadOnlyList<string> cancelled, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var began = clock.GetTimestamp();
        var isInDoubt = false;
        while (true)
        {
            try
            {
                await store.EnqueueAsync(messages, cancelled, CancellationToken.None).ConfigureAwait(false);
                return;
            }
            catch (StoreUnavailableException e)
            {
                isInDoubt |= e.IsInDoubt;
                if (!isInDoubt)
                {
                    throw;
                }
                if (cancellationToken.IsCancellationRequested || clock.GetElapsedTime(began) >= LongestDoubt)
                {
                    throw new StoreUnavailableException(
                        $"{e.Message} Whether {(messages.Count > 0 ? $"message {messages[0].Id} was written down" : "the message was taken back")} is not known; if it was, that stands.", e)
                    {
                        IsInDoubt = true,
                    };
                }
            }
            await Task.Delay(BetweenRepeats, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // A lane is one of our addresses and one of theirs, whichever turn the message comes from.
    private static string Conversation(TwilioMessage message) => TwilioConversation.IdOf(message.From, message.To);
}
