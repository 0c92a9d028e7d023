namespace TwilioBot.Delivery;

/// <summary>
/// Moments at which one number may send, evenly spaced. Each message that has to wait is given one of its own, so that thousands
/// do not come back at once. Not safe for several threads.
/// </summary>
internal sealed class SendSlots(TimeSpan apart)
{
    private readonly Dictionary<long, DateTimeOffset> _given = [];
    private DateTimeOffset _free;
    private DateTimeOffset _nextToGive;

    /// <summary>This message will not come back.</summary>
    public void Forget(long seq) => _given.Remove(seq);

    /// <summary>Now, and then it is taken; or when the message (by its row) is to ask again.</summary>
    public DateTimeOffset NotBefore(long seq, DateTimeOffset now)
    {
        var has = _given.TryGetValue(seq, out var given);
        if (has && given > now)
        {
            return given;
        }
        // Who has none comes after those who have.
        if (_free <= now && (has || _nextToGive <= now))
        {
            _given.Remove(seq);
            // One that is a little late does not delay all that follow.
            var counted = !has ? now : _free > now - apart ? _free : now - apart;
            _free = counted + apart;
            _nextToGive = _nextToGive > _free ? _nextToGive : _free;
            return now;
        }
        given = _nextToGive > _free ? _nextToGive : _free;
        given = given > now ? given : now;
        _nextToGive = given + apart;
        _given[seq] = given;
        return given;
    }
}
