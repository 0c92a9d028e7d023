using TwilioBot.Tests.Stories;

namespace TwilioBot.Tests.Kills;

/// <summary>Kills the bot at moments that matter, each counted in events and never in time.</summary>
internal sealed class Killer
{
    private readonly Storm _storm;
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
        TheBotIsStarting,
    }

    public Killer(Storm storm, Random random)
    {
        (_storm, _random) = (storm, random);
        storm.Posted += taken => Count(taken ? Moment.AMessageWasTaken : Moment.AMessageIsBeingPosted);
        storm.Creating += () => Count(Moment.TwilioIsAboutToTakeAReply);
        // A message becomes "sent" right after it was accepted, while the bot reads the answer.
        storm.Twilio.Options.Faults.OnSend = _ =>
        {
            Count(Moment.TwilioTookAReply);
            return null;
        };
    }

    /// <summary>Starts a bot, waits for a random moment of its life, ends it then, and says which moment it was.</summary>
    /// <param name="textsPerLife">How many texts should be taken, on the average, before the moment comes.</param>
    public async Task<string> KillOneAsync(double textsPerLife)
    {
        await using var bot = _storm.Launch();
        // One in ten dies before it is ready.
        var moment = _random.Next(10) == 0 ? Moment.TheBotIsStarting : Enum.GetValues<Moment>()[_random.Next(4)];
        var left = _random.Next(1, 1 + (int)Math.Max(1, 2 * textsPerLife));
        if (moment == Moment.TheBotIsStarting)
        {
            var looks = left = _random.Next(1, 40);
            await _storm.UntilReadyAsync(bot, () =>
            {
                if (--looks == 0) bot.Kill();
            });
            if (!bot.HasExited) bot.Kill();
        }
        else
        {
            if (!await _storm.UntilReadyAsync(bot)) Assert.Fail("The bot ended by itself: " + await bot.ErrorsAsync());
            await _storm.BringsAboutAsync(Arm(bot, moment, left));
        }
        _storm.NoteDeath();
        return $"{moment} for the {left}. time";
    }

    private Task Arm(BotProcess bot, Moment moment, int left)
    {
        lock (_lock)
        {
            (_bot, _moment, _left) = (bot, moment, left);
            _done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _done.Task;
        }
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
