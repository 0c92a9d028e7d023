using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Trace = System.Diagnostics.Trace;

namespace Microsoft.Bot.Builder;

/// <summary>Records what came in and what went out, changed or was deleted, once the turn is over.</summary>
public class TranscriptLoggerMiddleware : IMiddleware
{
    private static readonly JsonSerializerSettings _json = new() { NullValueHandling = NullValueHandling.Ignore, MaxDepth = null };

    private readonly ITranscriptLogger _logger;

    public TranscriptLoggerMiddleware(ITranscriptLogger transcriptLogger)
    {
        _logger = transcriptLogger ?? throw new ArgumentNullException(nameof(transcriptLogger), "TranscriptLoggerMiddleware requires a ITranscriptLogger implementation.");
    }

    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate nextTurn, CancellationToken cancellationToken)
    {
        var transcript = new ConcurrentQueue<IActivity>();

        RecordIncoming(turnContext.Activity, transcript);
        turnContext.OnSendActivities(async (_, activities, nextSend) =>
        {
            var responses = await nextSend().ConfigureAwait(false);
            foreach (var activity in activities)
            {
                Record(Copy(activity), transcript);
            }

            return responses;
        });
        turnContext.OnUpdateActivity(async (_, activity, nextUpdate) =>
        {
            var response = await nextUpdate().ConfigureAwait(false);
            var update = Copy(activity);
            update.Type = ActivityTypes.MessageUpdate;
            Record(update, transcript);
            return response;
        });
        turnContext.OnDeleteActivity(async (_, reference, nextDelete) =>
        {
            await nextDelete().ConfigureAwait(false);
            var deletion = new Activity { Type = ActivityTypes.MessageDelete, Id = reference.ActivityId };
            Record(deletion.ApplyConversationReference(reference, isIncoming: false), transcript);
        });

        await nextTurn(cancellationToken).ConfigureAwait(false);

        // Not awaited: a slow log must not hold up the conversation, and what fails in it is traced there.
        _ = LogAsync(transcript);
    }

    private static void RecordIncoming(Activity activity, ConcurrentQueue<IActivity> transcript)
    {
        if (activity == null)
        {
            return;
        }

        activity.From ??= new ChannelAccount();
        if (string.IsNullOrEmpty(activity.From.Role))
        {
            activity.From.Role = RoleTypes.User;
        }

        // Proactive turns start with this event; nobody said it.
        if (activity.Type != ActivityTypes.Event || activity.Name != ActivityEventNames.ContinueConversation)
        {
            Record(Copy(activity), transcript);
        }
    }

    private static Activity Copy(Activity activity)
    {
        var copy = JsonConvert.DeserializeObject<Activity>(JsonConvert.SerializeObject(activity, _json), _json);
        copy.Id ??= $"g_{Guid.NewGuid()}";
        return copy;
    }

    private static void Record(Activity activity, ConcurrentQueue<IActivity> transcript)
    {
        activity.Timestamp ??= DateTimeOffset.UtcNow;
        transcript.Enqueue(activity);
    }

    private async Task LogAsync(ConcurrentQueue<IActivity> transcript)
    {
        while (transcript.TryDequeue(out var activity))
        {
            try
            {
                await _logger.LogActivityAsync(activity).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                Trace.TraceError($"Transcript logActivity failed with {exception}");
            }
        }
    }
}
