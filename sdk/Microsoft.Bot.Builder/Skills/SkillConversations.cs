using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security.Claims;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Builder.Skills;

/// <summary>Continues a caller's conversation with what its skill sends, changes or deletes.</summary>
internal sealed class SkillConversations(BotAdapter adapter, IBot bot, SkillConversationIdFactoryBase conversationIds, Func<string> defaultScope, ILogger logger)
{
    public async Task<ResourceResponse> ReceiveAsync(ClaimsIdentity claimsIdentity, string conversationId, string replyToId, Activity activity, CancellationToken cancellationToken)
    {
        ResourceResponse sent = null;
        await ContinueAsync(claimsIdentity, conversationId, HandleAsync, cancellationToken).ConfigureAwait(false);
        return sent ?? new ResourceResponse(NewId());

        async Task HandleAsync(ITurnContext turnContext, SkillConversationReference reference)
        {
            activity.ApplyConversationReference(reference.ConversationReference);
            turnContext.Activity.Id = replyToId;
            turnContext.Activity.CallerId = CallerOf(claimsIdentity);

            switch (activity.Type)
            {
                case ActivityTypes.EndOfConversation:
                    await conversationIds.DeleteConversationReferenceAsync(conversationId, cancellationToken).ConfigureAwait(false);
                    await TellBotAsync(turnContext, activity, cancellationToken).ConfigureAwait(false);
                    break;
                case ActivityTypes.Event:
                case ActivityTypes.Command or ActivityTypes.CommandResult when !IsForTheChannel(activity):
                    await TellBotAsync(turnContext, activity, cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    sent = await turnContext.SendActivityAsync(activity, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }
    }

    public async Task<ResourceResponse> UpdateAsync(ClaimsIdentity claimsIdentity, string conversationId, string activityId, Activity activity, CancellationToken cancellationToken)
    {
        ResourceResponse updated = null;
        await ContinueAsync(claimsIdentity, conversationId, HandleAsync, cancellationToken).ConfigureAwait(false);
        return updated ?? new ResourceResponse(NewId());

        async Task HandleAsync(ITurnContext turnContext, SkillConversationReference reference)
        {
            activity.ApplyConversationReference(reference.ConversationReference);
            turnContext.Activity.Id = activityId;
            turnContext.Activity.CallerId = CallerOf(claimsIdentity);
            updated = await turnContext.UpdateActivityAsync(activity, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task DeleteAsync(ClaimsIdentity claimsIdentity, string conversationId, string activityId, CancellationToken cancellationToken)
        => ContinueAsync(claimsIdentity, conversationId, (turnContext, _) => turnContext.DeleteActivityAsync(activityId, cancellationToken), cancellationToken);

    private static string NewId() => Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);

    private static string CallerOf(ClaimsIdentity claimsIdentity)
        => CallerIdConstants.BotToBotPrefix + JwtTokenValidation.GetAppIdFromClaims(claimsIdentity.Claims);

    private static bool IsForTheChannel(Activity command)
        => command.Name?.StartsWith("application/", StringComparison.Ordinal) == true;

    private async Task ContinueAsync(ClaimsIdentity claimsIdentity, string conversationId, Func<ITurnContext, SkillConversationReference, Task> handle, CancellationToken cancellationToken)
    {
        var reference = await FindAsync(conversationId, cancellationToken).ConfigureAwait(false);
        await adapter.ContinueConversationAsync(claimsIdentity, reference.ConversationReference, reference.OAuthScope, Callback, cancellationToken).ConfigureAwait(false);

        Task Callback(ITurnContext turnContext, CancellationToken token)
        {
            turnContext.TurnState.Add(SkillHandler.SkillConversationReferenceKey, reference);
            return handle(turnContext, reference);
        }
    }

    private async Task<SkillConversationReference> FindAsync(string conversationId, CancellationToken cancellationToken)
    {
        SkillConversationReference reference;
        try
        {
            reference = await conversationIds.GetSkillConversationReferenceAsync(conversationId, cancellationToken).ConfigureAwait(false);
        }
        catch (NotImplementedException)
        {
            // Factories written before 4.8 know the older method only.
            var conversation = await conversationIds.GetConversationReferenceAsync(conversationId, cancellationToken).ConfigureAwait(false);
            reference = new SkillConversationReference { ConversationReference = conversation, OAuthScope = defaultScope() };
        }

        if (reference == null)
        {
            logger.LogError("Unable to get skill conversation reference for conversationId {ConversationId}.", conversationId);
            throw new KeyNotFoundException();
        }

        return reference;
    }

    /// <summary>Lets the bot see the skill's activity in place of the event that continued the conversation.</summary>
    private Task TellBotAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        var seen = turnContext.Activity;
        seen.ChannelData = activity.ChannelData;
        seen.Code = activity.Code;
        seen.Entities = activity.Entities;
        seen.Locale = activity.Locale;
        seen.LocalTimestamp = activity.LocalTimestamp;
        seen.Name = activity.Name;
        seen.Properties = activity.Properties;
        seen.RelatesTo = activity.RelatesTo;
        seen.ReplyToId = activity.ReplyToId;
        seen.Text = activity.Text;
        seen.Timestamp = activity.Timestamp;
        seen.Type = activity.Type;
        seen.Value = activity.Value;
        return bot.OnTurnAsync(turnContext, cancellationToken);
    }
}
