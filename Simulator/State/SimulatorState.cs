using System.Threading.Channels;

namespace TwilioBot.Simulator.State;

/// <summary>All that happened, and who wants to hear of it. One lock: a subscriber misses nothing and hears nothing twice.</summary>
internal sealed class SimulatorState
{
    private readonly Lock _gate = new();
    private readonly List<string> _order = [];
    private readonly Dictionary<string, SimulatedMessage> _messages = new(StringComparer.Ordinal);
    private readonly List<WebhookAttempt> _attempts = [];
    private readonly List<SimulatorAlert> _alerts = [];
    private readonly List<Channel<SimulatorEvent>> _subscribers = [];

    public IReadOnlyList<SimulatedMessage> Messages
    {
        get { lock (_gate) { return [.. _order.Select(sid => _messages[sid])]; } }
    }

    public IReadOnlyList<WebhookAttempt> Attempts
    {
        get { lock (_gate) { return [.. _attempts]; } }
    }

    public IReadOnlyList<SimulatorAlert> Alerts
    {
        get { lock (_gate) { return [.. _alerts]; } }
    }

    public SimulatedMessage? Find(string sid)
    {
        lock (_gate) { return _messages.GetValueOrDefault(sid); }
    }

    public void Add(SimulatedMessage message)
    {
        lock (_gate)
        {
            _messages.Add(message.Sid, message);
            _order.Add(message.Sid);
            Publish(new MessageChanged(message));
        }
    }

    /// <summary>Replaces a message; <paramref name="change"/> returns null to leave it as it is.</summary>
    /// <returns>The new message; null when it is gone or was left alone.</returns>
    public SimulatedMessage? Update(string sid, Func<SimulatedMessage, SimulatedMessage?> change)
    {
        lock (_gate)
        {
            if (!_messages.TryGetValue(sid, out var old) || change(old) is not { } changed)
            {
                return null;
            }

            _messages[sid] = changed;
            Publish(new MessageChanged(changed));
            return changed;
        }
    }

    public bool Remove(string sid)
    {
        lock (_gate)
        {
            if (!_messages.Remove(sid))
            {
                return false;
            }

            _order.Remove(sid);
            Publish(new MessageRemoved(sid));
            return true;
        }
    }

    public WebhookAttempt Add(WebhookAttempt attempt)
    {
        lock (_gate)
        {
            attempt = attempt with { Number = _attempts.Count + 1 };
            _attempts.Add(attempt);
            Publish(new AttemptMade(attempt));
            return attempt;
        }
    }

    public void Add(SimulatorAlert alert)
    {
        lock (_gate)
        {
            alert = alert with { Number = _alerts.Count + 1 };
            _alerts.Add(alert);
            Publish(new AlertRaised(alert));
        }
    }

    /// <summary>What is there now, and a feed of what comes after it. A reader that falls 1,000 events behind is cut off.</summary>
    public Subscription Subscribe()
    {
        var channel = Channel.CreateBounded<SimulatorEvent>(new BoundedChannelOptions(1000) { SingleReader = true });
        lock (_gate)
        {
            _subscribers.Add(channel);
            return new Subscription(this, channel, Messages, Attempts, Alerts);
        }
    }

    public void Unsubscribe(Channel<SimulatorEvent> channel)
    {
        lock (_gate)
        {
            _subscribers.Remove(channel);
            channel.Writer.TryComplete();
        }
    }

    private void Publish(SimulatorEvent happened)
    {
        for (var i = _subscribers.Count - 1; i >= 0; i--)
        {
            if (!_subscribers[i].Writer.TryWrite(happened))
            {
                _subscribers[i].Writer.TryComplete();
                _subscribers.RemoveAt(i);
            }
        }
    }
}

/// <summary>One reader of the feed, with what was there when it began.</summary>
internal sealed class Subscription(
    SimulatorState state,
    Channel<SimulatorEvent> channel,
    IReadOnlyList<SimulatedMessage> messages,
    IReadOnlyList<WebhookAttempt> attempts,
    IReadOnlyList<SimulatorAlert> alerts) : IDisposable
{
    public IReadOnlyList<SimulatedMessage> Messages => messages;

    public IReadOnlyList<WebhookAttempt> Attempts => attempts;

    public IReadOnlyList<SimulatorAlert> Alerts => alerts;

    public ChannelReader<SimulatorEvent> Events => channel.Reader;

    public void Dispose() => state.Unsubscribe(channel);
}
