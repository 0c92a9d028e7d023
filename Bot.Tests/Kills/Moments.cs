namespace TwilioBot.Tests.Kills;

/// <summary>Moments that matter in a storm, each counted in events and never in time.</summary>
internal sealed class Moments
{
    private static readonly Moment[] Often = [Moment.AMessageIsBeingPosted, Moment.AMessageWasTaken, Moment.TwilioIsAboutToTakeAReply, Moment.TwilioTookAReply];

    private readonly Lock _lock = new();
    private Moment _awaited;
    private int _left;
    private Action? _then;
    private TaskCompletionSource _done = new();

    public Moments(Storm storm)
    {
        storm.Posted += Count;
        storm.Creating += () => Count(Moment.TwilioIsAboutToTakeAReply);
        // A message becomes "sent" right after it was accepted, while the bot reads the answer.
        storm.Twilio.Options.Faults.OnSend = _ =>
        {
            Count(Moment.TwilioTookAReply);
            return null;
        };
    }

    /// <summary>One of those that come again and again, at random.</summary>
    public static Moment Any(Random random) => Often[random.Next(Often.Length)];

    /// <summary>Does something at a moment, in the midst of it; the task ends when it is done.</summary>
    /// <param name="moment">Which.</param>
    /// <param name="nth">The how many-th from now; 1 for the next.</param>
    /// <param name="then">What to do.</param>
    public Task AtAsync(Moment moment, int nth, Action then)
    {
        lock (_lock)
        {
            (_awaited, _left, _then) = (moment, nth, then);
            _done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _done.Task;
        }
    }

    private void Count(Moment moment)
    {
        Action? then = null;
        TaskCompletionSource done;
        lock (_lock)
        {
            if (_then is not null && moment == _awaited && --_left == 0) (then, _then) = (_then, null);
            done = _done;
        }
        if (then is null) return;
        then();
        done.SetResult();
    }
}

/// <summary>What happens between a person, the bot and Twilio.</summary>
internal enum Moment
{
    AMessageIsBeingPosted,
    AMessageWasTaken,
    AMessageWasRefused,
    TwilioIsAboutToTakeAReply,
    TwilioTookAReply,
}
