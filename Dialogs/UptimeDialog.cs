using Microsoft.Bot.Builder.Dialogs;

namespace TwilioBot.Dialogs;

/// <summary>"uptime": what the bot is, for how long and where it has been running.</summary>
public sealed class UptimeDialog : ConversationDialog
{
    private readonly BotHome _home;
    private readonly TimeProvider _clock;

    public UptimeDialog(People people, BotHome home, TimeProvider clock)
        : base(nameof(UptimeDialog), people)
    {
        _home = home;
        _clock = clock;
        TalkThrough(TellUptime);
    }

    private async Task<DialogTurnResult> TellUptime(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var (count, unit) = Rounded(_clock.GetUtcNow() - _home.StartedAt);
        var duration = await TextAsync(step.Context, count == 1 ? $"One{unit}" : $"{unit}s", [count], cancellationToken);
        await SayAsync(step.Context, "IAmABot", [duration, _home.HostName], cancellationToken);
        return await step.EndDialogAsync(null, cancellationToken);
    }

    private static (long Count, string Unit) Rounded(TimeSpan uptime) => uptime switch
    {
        { Ticks: < 0 } => (0, "Second"), // The clock was set back.
        { TotalSeconds: < 60 } => ((long)uptime.TotalSeconds, "Second"),
        { TotalMinutes: < 60 } => ((long)uptime.TotalMinutes, "Minute"),
        _ => ((long)uptime.TotalHours, "Hour"),
    };
}
