using TwilioBot.Adapters;

namespace TwilioBot.Delivery;

/// <summary>
/// The adapters' sender when replies must survive a crash: writes outbox rows, in the turn's unit of work or, outside a
/// turn, at once. What it returns is our message id.
/// </summary>
public sealed class DurableSender(IMessageStore store) : ITwilioSender
{
    /// <inheritdoc/>
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
            await store.EnqueueAsync(messages, [], cancellationToken).ConfigureAwait(false);
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
            await store.EnqueueAsync([], [id], cancellationToken).ConfigureAwait(false);
        }
    }

    // A lane is one of our addresses and one of theirs, whichever turn the message comes from.
    private static string Conversation(TwilioMessage message) => TwilioConversation.IdOf(message.From, message.To);
}
