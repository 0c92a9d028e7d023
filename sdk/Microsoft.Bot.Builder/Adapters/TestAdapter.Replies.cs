using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Adapters;

public partial class TestAdapter
{
    private readonly Lock _queueLock = new();
    private readonly Queue<TaskCompletionSource<IActivity>> _waiting = new();

    public override async Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activities);
        if (activities.Length == 0)
        {
            throw new ArgumentException("At least one activity is needed, and there was none.", nameof(activities));
        }

        var responses = new ResourceResponse[activities.Length];
        for (var i = 0; i < activities.Length; i++)
        {
            var activity = activities[i];
            if (string.IsNullOrEmpty(activity.Id))
            {
                activity.Id = Guid.NewGuid().ToString("n");
            }

            activity.Timestamp ??= DateTimeOffset.UtcNow;

            if (activity.Type == ActivityTypesEx.Delay)
            {
                var milliseconds = Convert.ToInt32(activity.Value, CultureInfo.InvariantCulture);
                await Task.Delay(milliseconds, cancellationToken).ConfigureAwait(false);
            }
            else if (activity.Type != ActivityTypes.Trace || EnableTrace)
            {
                Enqueue(activity);
            }

            responses[i] = new ResourceResponse(activity.Id);
        }

        return responses;
    }

    /// <summary>Replaces the queued activity that has the same id.</summary>
    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        var replaced = false;
        Requeue(queued =>
        {
            if (replaced || queued.Id != activity.Id)
            {
                return queued;
            }

            replaced = true;
            return activity;
        });
        return Task.FromResult(replaced ? new ResourceResponse(activity.Id) : new ResourceResponse());
    }

    /// <summary>Takes the activity that the reference names out of the queue.</summary>
    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        var deleted = false;
        Requeue(queued =>
        {
            if (deleted || queued.Id != reference.ActivityId)
            {
                return queued;
            }

            deleted = true;
            return null;
        });
        return Task.CompletedTask;
    }

    public IActivity GetNextReply()
    {
        lock (_queueLock)
        {
            return ActiveQueue.TryDequeue(out var reply) ? reply : null;
        }
    }

    /// <summary>Waits for the next reply; those who wait longest are served first.</summary>
    public Task<IActivity> GetNextReplyAsync(CancellationToken cancellationToken = default)
    {
        lock (_queueLock)
        {
            if (_waiting.Count == 0 && GetNextReply() is { } reply)
            {
                return Task.FromResult(reply);
            }

            var waiter = new TaskCompletionSource<IActivity>(TaskCreationOptions.RunContinuationsAsynchronously);
            cancellationToken.Register(() => waiter.TrySetCanceled(cancellationToken));
            _waiting.Enqueue(waiter);
            return waiter.Task;
        }
    }

    private void Enqueue(Activity activity)
    {
        lock (_queueLock)
        {
            while (_waiting.TryDequeue(out var waiter))
            {
                if (waiter.TrySetResult(activity))
                {
                    return;
                }
            }

            ActiveQueue.Enqueue(activity);
        }
    }

    private void Requeue(Func<Activity, Activity> change)
    {
        lock (_queueLock)
        {
            var kept = ActiveQueue.Select(change).Where(activity => activity != null).ToList();
            ActiveQueue.Clear();
            kept.ForEach(ActiveQueue.Enqueue);
        }
    }
}
