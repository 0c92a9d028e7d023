namespace TwilioBot.Delivery;

/// <summary>
/// Where webhooks wait for the turn of their message, so that its replies can leave in the response (<see cref="ReplyMode.TwiML"/>).
/// A turn that is being committed holds its webhook back from leaving: the commit alone decides which way the replies go.
/// </summary>
public sealed class AnswerDesk(DeliveryOptions options, ReplyWatch replies, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string AccountSid, string MessageSid), Place> _places = [];
    private readonly Dictionary<string, Task> _unread = new(StringComparer.Ordinal);
    private bool _closed;

    /// <summary>How many webhooks wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _places.Values.Sum(place => place.Waiting);
            }
        }
    }

    /// <summary>Takes a place for a webhook, before its message is taken into the inbox: its turn may be over at once.</summary>
    public AnswerWait Enter(InboxMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (_lock)
        {
            if (options.ReplyMode != ReplyMode.TwiML || _closed)
            {
                return new AnswerWait(this, null, default);
            }
            var key = KeyOf(message);
            if (!_places.TryGetValue(key, out var place))
            {
                _places[key] = place = new Place(key);
            }
            place.Waiting++;
            return new AnswerWait(this, place, message.ReceivedAt + options.TwimlDeadline);
        }
    }

    /// <summary>From a stop on, only webhooks whose turn has begun keep waiting; the rest is answered by REST after the next start.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _closed = true;
            foreach (var place in _places.Values.Where(place => !place.HasBegun).ToList())
            {
                place.Decide(null);
            }
        }
    }

    /// <summary>The turn of a message begins.</summary>
    internal void Begin(InboxMessage message)
    {
        lock (_lock)
        {
            if (_places.TryGetValue(KeyOf(message), out var place))
            {
                place.HasBegun = true;
            }
        }
    }

    /// <summary>
    /// Before a commit: whether a webhook waits. If so it waits on, whatever the time, until <see cref="Decide"/> or
    /// <see cref="GiveBack"/>.
    /// </summary>
    internal bool TryHold(InboxMessage message)
    {
        lock (_lock)
        {
            return _places.TryGetValue(KeyOf(message), out var place) && place.TryHold();
        }
    }

    /// <summary>The commit did not happen.</summary>
    internal void GiveBack(InboxMessage message)
    {
        lock (_lock)
        {
            if (_places.TryGetValue(KeyOf(message), out var place))
            {
                place.LetGo();
            }
        }
    }

    /// <summary>The turn is over: its replies are in the answer, or, when that is null, leave another way.</summary>
    internal void Decide(InboxMessage message, string? answer, TurnCommit? commit)
    {
        lock (_lock)
        {
            if (!_places.TryGetValue(KeyOf(message), out var place))
            {
                return;
            }
            if (answer is not null)
            {
                place.LastReply = commit!.Outbox[^1].Id;
                place.Conversation = message.Conversation;
                _unread[message.Conversation] = place.Gone.Task;
            }
            place.Decide(answer);
        }
    }

    /// <summary>Waits until earlier answers to this conversation are on their way, so that nothing overtakes them.</summary>
    internal async Task EarlierAnswersAsync(string conversation)
    {
        Task? gone;
        lock (_lock)
        {
            gone = _unread.GetValueOrDefault(conversation);
        }
        if (gone is not null)
        {
            await gone.ConfigureAwait(false);
        }
    }

    /// <returns>The answer, and whether the webhook has left its place for good.</returns>
    internal async Task<(string? Answer, bool HasLeft)> WaitAsync(Place place, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        try
        {
            var left = deadline - clock.GetUtcNow();
            return (await place.Decided.Task.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock, cancellationToken).ConfigureAwait(false), false);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            while (true)
            {
                Task held;
                lock (_lock)
                {
                    if (place.Decided.Task.IsCompletedSuccessfully)
                    {
                        return (place.Decided.Task.Result, false);
                    }
                    if (place.Held is null)
                    {
                        Leave(place);
                        return (null, true);
                    }
                    held = place.Held.Task;
                }
                // The commit is under way and may count on us.
                await held.ConfigureAwait(false);
            }
        }
    }

    internal void Exit(Place place)
    {
        string? lastReply;
        lock (_lock)
        {
            Leave(place);
            lastReply = place.LastReply;
            if (lastReply is null || !place.Gone.TrySetResult())
            {
                return;
            }
            if (place.Conversation is { } conversation && _unread.GetValueOrDefault(conversation) == place.Gone.Task)
            {
                _unread.Remove(conversation);
            }
        }
        replies.Left(lastReply);
    }

    private void Leave(Place place)
    {
        if (--place.Waiting == 0 && _places.GetValueOrDefault(place.Key) == place)
        {
            _places.Remove(place.Key);
        }
    }

    private static (string, string) KeyOf(InboxMessage message) => (message.AccountSid, message.MessageSid);

    /// <summary>The webhooks that wait for one message: one, or repeats of it as well.</summary>
    internal sealed class Place((string, string) key)
    {
        public (string, string) Key { get; } = key;

        public int Waiting { get; set; }

        public bool HasBegun { get; set; }

        public string? LastReply { get; set; }

        public string? Conversation { get; set; }

        public TaskCompletionSource<string?> Decided { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>The first response is written, or cannot be any more.</summary>
        public TaskCompletionSource Gone { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>A commit is under way.</summary>
        public TaskCompletionSource? Held { get; private set; }

        public bool TryHold()
        {
            if (Waiting == 0 || Decided.Task.IsCompleted)
            {
                return false;
            }
            Held ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return true;
        }

        public void LetGo()
        {
            var held = Held;
            Held = null;
            held?.SetResult();
        }

        public void Decide(string? answer)
        {
            Decided.TrySetResult(answer);
            LetGo();
        }
    }
}
