using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>How activities reach a channel through the Bot Connector, for every adapter that speaks it.</summary>
internal static class ConnectorSending
{
    /// <summary>Sends one after the other; <paramref name="send"/> is given those that are meant for the channel.</summary>
    public static async Task<ResourceResponse[]> SendAsync(ITurnContext turnContext, Activity[] activities, Func<Activity, Task<ResourceResponse>> send, CancellationToken cancellationToken)
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

            // Ids are the channel's to give.
            activity.Id = null;
            ResourceResponse response = null;
            switch (activity.Type)
            {
                case ActivityTypesEx.Delay:
                    await Task.Delay(Convert.ToInt32(activity.Value, CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false);
                    break;
                case ActivityTypesEx.InvokeResponse:
                    turnContext.TurnState.Add(BotAdapter.InvokeResponseKey, activity);
                    break;
                case ActivityTypes.Trace when activity.ChannelId != Channels.Emulator:
                    break;
                default:
                    response = await send(activity).ConfigureAwait(false);
                    break;
            }

            // Some channels answer typing activities with nothing.
            responses[i] = response ?? new ResourceResponse(activity.Id ?? string.Empty);
        }

        return responses;
    }

    public static Task<ResourceResponse> SendThroughConnectorAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        var conversations = turnContext.TurnState.Get<IConnectorClient>().Conversations;
        return string.IsNullOrWhiteSpace(activity.ReplyToId)
            ? conversations.SendToConversationAsync(activity, cancellationToken)
            : conversations.ReplyToActivityAsync(activity, cancellationToken);
    }
}
