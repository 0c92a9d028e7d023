using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Builder;

/// <summary>Remembers what it was asked to send, replace and delete.</summary>
internal sealed class RecordingAdapter : BotAdapter
{
    public List<Activity> Sent { get; } = [];

    public List<Activity> Updated { get; } = [];

    public List<ConversationReference> Deleted { get; } = [];

    public Task RunAsync(ITurnContext context, BotCallbackHandler callback)
        => RunPipelineAsync(context, callback, CancellationToken.None);

    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        var responses = activities.Select((_, index) => new ResourceResponse($"out-{Sent.Count + index + 1}")).ToArray();
        Sent.AddRange(activities);
        return Task.FromResult(responses);
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        Updated.Add(activity);
        return Task.FromResult(new ResourceResponse(activity.Id));
    }

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        Deleted.Add(reference);
        return Task.CompletedTask;
    }
}
