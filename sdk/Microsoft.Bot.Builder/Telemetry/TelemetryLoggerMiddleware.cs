using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder;

/// <summary>Reports what came in and what went out, changed or was deleted; names and texts only when asked to.</summary>
public partial class TelemetryLoggerMiddleware : IMiddleware
{
    public TelemetryLoggerMiddleware(IBotTelemetryClient telemetryClient, bool logPersonalInformation = false)
    {
        TelemetryClient = telemetryClient ?? NullBotTelemetryClient.Instance;
        LogPersonalInformation = logPersonalInformation;
    }

    public bool LogPersonalInformation { get; }

    [JsonIgnore]
    public IBotTelemetryClient TelemetryClient { get; }

    public virtual async Task OnTurnAsync(ITurnContext context, NextDelegate nextTurn, CancellationToken cancellationToken)
    {
        BotAssert.ContextNotNull(context);

        if (context.Activity != null)
        {
            await OnReceiveActivityAsync(context.Activity, cancellationToken).ConfigureAwait(false);
        }

        context.OnSendActivities(async (_, activities, nextSend) =>
        {
            var responses = await nextSend().ConfigureAwait(false);
            foreach (var activity in activities)
            {
                await OnSendActivityAsync(activity, cancellationToken).ConfigureAwait(false);
            }

            return responses;
        });
        context.OnUpdateActivity(async (_, activity, nextUpdate) =>
        {
            var response = await nextUpdate().ConfigureAwait(false);
            await OnUpdateActivityAsync(activity, cancellationToken).ConfigureAwait(false);
            return response;
        });
        context.OnDeleteActivity(async (_, reference, nextDelete) =>
        {
            await nextDelete().ConfigureAwait(false);
            var deletion = new Activity { Type = ActivityTypes.MessageDelete, Id = reference.ActivityId };
            await OnDeleteActivityAsync(deletion.ApplyConversationReference(reference, isIncoming: false), cancellationToken).ConfigureAwait(false);
        });

        if (nextTurn != null)
        {
            await nextTurn(cancellationToken).ConfigureAwait(false);
        }
    }

    protected virtual async Task OnReceiveActivityAsync(Activity activity, CancellationToken cancellation)
        => TelemetryClient.TrackEvent(TelemetryLoggerConstants.BotMsgReceiveEvent, await FillReceiveEventPropertiesAsync(activity).ConfigureAwait(false));

    protected virtual async Task OnSendActivityAsync(Activity activity, CancellationToken cancellation)
        => TelemetryClient.TrackEvent(TelemetryLoggerConstants.BotMsgSendEvent, await FillSendEventPropertiesAsync(activity).ConfigureAwait(false));

    protected virtual async Task OnUpdateActivityAsync(Activity activity, CancellationToken cancellation)
        => TelemetryClient.TrackEvent(TelemetryLoggerConstants.BotMsgUpdateEvent, await FillUpdateEventPropertiesAsync(activity).ConfigureAwait(false));

    protected virtual async Task OnDeleteActivityAsync(Activity activity, CancellationToken cancellation)
        => TelemetryClient.TrackEvent(TelemetryLoggerConstants.BotMsgDeleteEvent, await FillDeleteEventPropertiesAsync(activity).ConfigureAwait(false));
}
