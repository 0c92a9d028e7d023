using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Adapters;

/// <summary>A scripted conversation; every step makes a new flow that goes on where this one ends.</summary>
public partial class TestFlow
{
    private readonly TestAdapter _adapter;
    private readonly BotCallbackHandler _callback;
    private readonly Task _steps;

    public TestFlow(TestAdapter adapter, BotCallbackHandler callback = null)
    {
        _adapter = adapter;
        _callback = callback;
        _steps = Task.CompletedTask;
    }

    public TestFlow(Task task, TestFlow flow)
    {
        _steps = task ?? Task.CompletedTask;
        _callback = flow._callback;
        _adapter = flow._adapter;
    }

    public TestFlow(Func<Task> getTask, TestFlow flow)
        : this(getTask?.Invoke(), flow)
    {
    }

    public TestFlow(TestAdapter adapter, IBot bot)
        : this(adapter, bot.OnTurnAsync)
    {
    }

    public Task StartTestAsync() => _steps;

    public TestFlow Send(string userSays)
    {
        if (userSays == null)
        {
            throw new ArgumentNullException(nameof(userSays), "You have to pass a userSays parameter");
        }

        return Then(() => _adapter.SendTextToBotAsync(userSays, _callback, CancellationToken.None));
    }

    /// <summary>Tells the bot that the user has joined.</summary>
    public TestFlow SendConversationUpdate()
    {
        return Then(() =>
        {
            var update = (Activity)Activity.CreateConversationUpdateActivity();
            update.MembersAdded ??= [];
            update.MembersAdded.Add(_adapter.Conversation.User);
            return _adapter.ProcessActivityAsync(update, _callback, CancellationToken.None);
        });
    }

    public TestFlow Send(IActivity userActivity)
    {
        if (userActivity == null)
        {
            throw new ArgumentNullException(nameof(userActivity), "You have to pass an Activity");
        }

        return Then(() => _adapter.ProcessActivityAsync((Activity)userActivity, _callback, CancellationToken.None));
    }

    public TestFlow Delay(uint ms) => Delay(TimeSpan.FromMilliseconds(ms));

    public TestFlow Delay(TimeSpan timespan) => Then(() => Task.Delay(timespan));

    public TestFlow Test(string userSays, string expected, string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return Send(userSays).AssertReply(expected, description, timeout);
    }

    public TestFlow Test(string userSays, Activity expected, string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return Send(userSays).AssertReply(expected, description, timeout);
    }

    public TestFlow Test(string userSays, Action<IActivity> validateActivity, string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(validateActivity);
        return Send(userSays).AssertReply(validateActivity, description, timeout);
    }

    /// <summary>Plays a transcript: what the bot said is asserted, everything else is sent.</summary>
    public TestFlow Test(IEnumerable<IActivity> activities, [CallerMemberName] string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(activities);
        return activities.Aggregate(this, (flow, activity) => IsReply(activity)
            ? flow.AssertReply(activity, description, timeout)
            : flow.Send(activity));
    }

    public TestFlow Test(IEnumerable<IActivity> activities, ValidateReply validateReply, [CallerMemberName] string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(activities);
        return activities.Aggregate(this, (flow, activity) => IsReply(activity)
            ? flow.AssertReply(actual => validateReply(activity, actual), description, timeout)
            : flow.Send(activity));
    }

    private static bool IsReply(IActivity activity)
        => string.Equals("bot", activity.From?.Role, StringComparison.OrdinalIgnoreCase);

    private TestFlow Then(Func<Task> step)
    {
        return new TestFlow(
            async () =>
            {
                await _steps.ConfigureAwait(false);
                await step().ConfigureAwait(false);
            },
            this);
    }
}
