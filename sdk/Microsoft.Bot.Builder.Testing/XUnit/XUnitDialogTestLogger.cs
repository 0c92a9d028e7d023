using System.Diagnostics;
using System.Globalization;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Xunit.Abstractions;
using Activity = Microsoft.Bot.Schema.Activity;

namespace Microsoft.Bot.Builder.Testing.XUnit;

/// <summary>Writes what user and bot say to the output of an xunit test: messages as text, the rest as JSON.</summary>
public class XUnitDialogTestLogger : IMiddleware
{
    private static readonly JsonSerializerSettings JsonSettings = new() { Formatting = Formatting.Indented, MaxDepth = null };

    // Two loggers in one pipeline each time their own.
    private readonly string _stopwatchKey = $"{nameof(XUnitDialogTestLogger)}.Stopwatch.{Guid.NewGuid()}";

    public XUnitDialogTestLogger(ITestOutputHelper xunitOutputHelper)
    {
        Output = xunitOutputHelper;
    }

    protected ITestOutputHelper Output { get; }

    public async Task OnTurnAsync(ITurnContext context, NextDelegate next, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);

        context.TurnState[_stopwatchKey] = Stopwatch.StartNew();
        await LogIncomingActivityAsync(context, context.Activity, cancellationToken).ConfigureAwait(false);
        context.OnSendActivities(async (turnContext, activities, send) =>
        {
            foreach (var activity in activities)
            {
                await LogOutgoingActivityAsync(turnContext, activity, CancellationToken.None).ConfigureAwait(false);
            }

            return await send().ConfigureAwait(false);
        });

        await next(cancellationToken).ConfigureAwait(false);
    }

    protected virtual Task LogIncomingActivityAsync(ITurnContext context, Activity activity, CancellationToken cancellationToken = default)
    {
        const string User = "User: ";
        if (activity.Type == ActivityTypes.Message)
        {
            Output.WriteLine($"\r\n{User} {activity.Text}");
        }
        else
        {
            WriteJson(User, activity);
        }

        Output.WriteLine($"       -> ts: {Now()}");
        return Task.CompletedTask;
    }

    protected virtual Task LogOutgoingActivityAsync(ITurnContext context, Activity activity, CancellationToken cancellationToken = default)
    {
        const string Bot = "Bot:  ";
        if (activity.Type == ActivityTypes.Message)
        {
            Output.WriteLine(
                $"\r\n{Bot} Text = {activity.Text}\r\n       Speak = {activity.Speak}\r\n       InputHint = {activity.InputHint}");
        }
        else
        {
            WriteJson(Bot, activity);
        }

        var stopwatch = (Stopwatch)context.TurnState[_stopwatchKey];
        Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"       -> ts: {Now()} elapsed: {stopwatch.ElapsedMilliseconds:N0} ms"));
        stopwatch.Restart();
        return Task.CompletedTask;
    }

    private static string Now() => DateTime.Now.ToString("hh:mm:ss", CultureInfo.InvariantCulture);

    private void WriteJson(string actor, Activity activity)
    {
        Output.WriteLine($"\r\n{actor} Activity = ActivityTypes.{activity.Type}");
        Output.WriteLine(JsonConvert.SerializeObject(activity, JsonSettings));
    }
}
