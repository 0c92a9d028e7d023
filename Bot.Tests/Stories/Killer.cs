namespace TwilioBot.Tests.Stories;

/// <summary>Kills the bot at moments that matter, each counted in events and never in time.</summary>
internal sealed class Killer
{
    private readonly Random _random;
    private readonly Lock _lock = new();
    private Moment _moment;
    private int _left;
    private BotProcess? _bot;
    private TaskCompletionSource _done = new();

    private enum Moment
    {
        AMessageIsBeingPosted,
        AMessageWasTaken,
        TwilioIsAboutToTakeAReply,
        TwilioTookAReply,
    }

    public Killer(TwilioSide twilio, IEnumerable<Talker> people, Random random)
    {
        _random = random;
        foreach (var person in people) person.Posted += taken => Count(taken ? Moment.AMessageWasTaken : Moment.AMessageIsBeingPosted);
        twilio.Options.Faults.OnCreate = _ =>
        {
            Count(Moment.TwilioIsAboutToTakeAReply);
            return null;
        };
        // A message becomes "sent" right after it was accepted, while the bot reads the answer.
        twilio.Options.Faults.OnSend = _ =>
        {
            Count(Moment.TwilioTookAReply);
            return null;
        };
    }

    /// <summary>Waits for a random moment in this process's life, ends it then, and says which moment it was.</summary>
    public async Task<string> KillAsync(BotProcess bot, string address)
    {
        await bot.UntilReadyAsync(address);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        string what;
        lock (_lock)
        {
            (_bot, _done) = (bot, done);
            _moment = Enum.GetValues<Moment>()[_random.Next(4)];
            _left = _random.Next(1, 60);
            what = $"{_moment} for the {_left}. time";
        }
        await done.Task.WaitAsync(TwilioSide.Patience);
        return what;
    }

    private void Count(Moment moment)
    {
        BotProcess? victim = null;
        TaskCompletionSource done;
        lock (_lock)
        {
            if (_bot is not null && moment == _moment && --_left == 0) (victim, _bot) = (_bot, null);
            done = _done;
        }
        if (victim is null) return;
        victim.Kill();
        done.SetResult();
    }
}
