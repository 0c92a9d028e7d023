using Microsoft.Bot.Builder;

namespace TwilioBot.Connector;

/// <summary>
/// Keeps the turns of a conversation from overlapping: channels post side by side what belongs one after the other, and the later
/// state would overwrite the earlier. A turn that begins inside another one of its conversation does not wait for that.
/// </summary>
internal sealed class OneTurnAtATime : Microsoft.Bot.Builder.IMiddleware
{
    private readonly AsyncLocal<string?> _held = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Gate> _gates = new(StringComparer.Ordinal);

    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        var conversation = $"{turnContext.Activity.ChannelId}/{turnContext.Activity.Conversation?.Id}";
        if (_held.Value == conversation)
        {
            await next(cancellationToken).ConfigureAwait(false);
            return;
        }
        var gate = Enter(conversation);
        try
        {
            await gate.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                _held.Value = conversation;
                await next(cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                gate.Turn.Release();
            }
        }
        finally
        {
            Leave(conversation, gate);
        }
    }

    private Gate Enter(string conversation)
    {
        lock (_lock)
        {
            if (!_gates.TryGetValue(conversation, out var gate))
            {
                _gates[conversation] = gate = new Gate();
            }
            gate.Users++;
            return gate;
        }
    }

    private void Leave(string conversation, Gate gate)
    {
        lock (_lock)
        {
            if (--gate.Users == 0)
            {
                _gates.Remove(conversation);
                gate.Turn.Dispose();
            }
        }
    }

    private sealed class Gate
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public int Users { get; set; }
    }
}
