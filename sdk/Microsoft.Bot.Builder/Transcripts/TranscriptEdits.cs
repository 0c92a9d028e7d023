using System.Collections.Generic;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder;

/// <summary>What later activities do to a transcript: most are added, some change what was said before.</summary>
internal static class TranscriptEdits
{
    public static void Apply(IList<IActivity> transcript, IActivity activity)
    {
        switch (activity.Type)
        {
            case ActivityTypes.MessageUpdate:
                Replace(transcript, activity.Id, original => Updated((Activity)original, activity));
                break;
            case ActivityTypes.MessageDelete:
                Replace(transcript, activity.Id, Tombstone);
                break;
            default:
                transcript.Add(activity);
                break;
        }
    }

    private static void Replace(IList<IActivity> transcript, string id, System.Func<IActivity, IActivity> change)
    {
        for (var i = 0; i < transcript.Count; i++)
        {
            if (transcript[i].Id == id)
            {
                transcript[i] = change(transcript[i]);
                return;
            }
        }
    }

    private static Activity Updated(Activity original, IActivity update)
    {
        var updated = JsonConvert.DeserializeObject<Activity>(JsonConvert.SerializeObject(update));
        updated.Type = original.Type;
        updated.LocalTimestamp = original.LocalTimestamp;
        updated.Timestamp = original.Timestamp;
        return updated;
    }

    private static Activity Tombstone(IActivity original)
    {
        return new Activity
        {
            Type = ActivityTypes.MessageDelete,
            Id = original.Id,
            From = new ChannelAccount(id: "deleted", role: original.From?.Role),
            Recipient = new ChannelAccount(id: "deleted", role: original.Recipient?.Role),
            Locale = (original as Activity)?.Locale,
            LocalTimestamp = original.Timestamp,
            Timestamp = original.Timestamp,
            ChannelId = original.ChannelId,
            Conversation = original.Conversation,
            ServiceUrl = original.ServiceUrl,
            ReplyToId = original.ReplyToId,
        };
    }
}
