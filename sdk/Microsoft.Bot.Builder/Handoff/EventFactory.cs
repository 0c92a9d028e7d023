using System;
using System.Linq;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <summary>Makes the events that hand a conversation over.</summary>
public static class EventFactory
{
    /// <summary>Asks for a person, with what the bot knows and, if given, what was said so far.</summary>
    public static IEventActivity CreateHandoffInitiation(ITurnContext turnContext, object handoffContext, Transcript transcript = null)
    {
        ArgumentNullException.ThrowIfNull(turnContext);

        var incoming = turnContext.Activity;
        var handoff = CreateHandoff(HandoffEventNames.InitiateHandoff, handoffContext, incoming.Conversation);
        handoff.From = incoming.From;
        handoff.RelatesTo = incoming.GetConversationReference();
        handoff.ReplyToId = incoming.Id;
        handoff.ServiceUrl = incoming.ServiceUrl;
        handoff.ChannelId = incoming.ChannelId;

        if (transcript != null)
        {
            var reference = incoming.GetConversationReference();
            handoff.Attachments.Add(new Attachment
            {
                Name = "Transcript",
                ContentType = "application/json",
                Content = new Transcript(transcript.Activities.Select(activity => activity.ApplyConversationReference(reference)).ToArray()),
            });
        }

        return handoff;
    }

    /// <summary>Tells how a handover goes: accepted, failed or completed.</summary>
    public static IEventActivity CreateHandoffStatus(ConversationAccount conversation, string state, string message = null)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentNullException.ThrowIfNull(state);

        var value = new JObject { ["state"] = state };
        if (!string.IsNullOrEmpty(message))
        {
            value["message"] = message;
        }

        return CreateHandoff(HandoffEventNames.HandoffStatus, value, conversation);
    }

    private static Activity CreateHandoff(string name, object value, ConversationAccount conversation)
    {
        var handoff = (Activity)Activity.CreateEventActivity();
        handoff.Name = name;
        handoff.Value = value == null ? null : JToken.FromObject(value);
        handoff.Id = Guid.NewGuid().ToString();
        handoff.Timestamp = DateTimeOffset.UtcNow;
        handoff.Conversation = conversation;
        handoff.Attachments = [];
        handoff.Entities = [];
        return handoff;
    }
}
