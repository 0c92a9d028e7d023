using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>Transcripts in memory, without limit: for tests.</summary>
public class MemoryTranscriptStore : ITranscriptStore
{
    private const int PageSize = 20;

    private readonly Dictionary<string, Dictionary<string, List<IActivity>>> _channels = [];
    private readonly Lock _lock = new();

    public Task LogActivityAsync(IActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);

        lock (_lock)
        {
            if (!_channels.TryGetValue(activity.ChannelId, out var conversations))
            {
                _channels[activity.ChannelId] = conversations = [];
            }

            if (!conversations.TryGetValue(activity.Conversation.Id, out var transcript))
            {
                conversations[activity.Conversation.Id] = transcript = [];
            }

            TranscriptEdits.Apply(transcript, activity);
        }

        return Task.CompletedTask;
    }

    /// <summary>The activities since a date, oldest first; the token is the id of the last activity of the page before.</summary>
    public Task<PagedResult<IActivity>> GetTranscriptActivitiesAsync(string channelId, string conversationId, string continuationToken = null, DateTimeOffset startDate = default)
    {
        ArgumentNullException.ThrowIfNull(channelId);
        ArgumentNullException.ThrowIfNull(conversationId);

        lock (_lock)
        {
            if (!_channels.TryGetValue(channelId, out var conversations) || !conversations.TryGetValue(conversationId, out var transcript))
            {
                return Task.FromResult(new PagedResult<IActivity>());
            }

            var activities = transcript.OrderBy(activity => activity.Timestamp).Where(activity => activity.Timestamp >= startDate);
            return Task.FromResult(Page(activities, activity => activity.Id, continuationToken));
        }
    }

    public Task DeleteTranscriptAsync(string channelId, string conversationId)
    {
        ArgumentNullException.ThrowIfNull(channelId);
        ArgumentNullException.ThrowIfNull(conversationId);

        lock (_lock)
        {
            if (_channels.TryGetValue(channelId, out var conversations))
            {
                conversations.Remove(conversationId);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>The conversations of a channel, oldest first; the token is the id of the last one of the page before.</summary>
    public Task<PagedResult<TranscriptInfo>> ListTranscriptsAsync(string channelId, string continuationToken = null)
    {
        ArgumentNullException.ThrowIfNull(channelId);

        lock (_lock)
        {
            if (!_channels.TryGetValue(channelId, out var conversations))
            {
                return Task.FromResult(new PagedResult<TranscriptInfo>());
            }

            var infos = conversations
                .Select(conversation => new TranscriptInfo
                {
                    ChannelId = channelId,
                    Id = conversation.Key,
                    Created = conversation.Value.FirstOrDefault()?.Timestamp ?? default,
                })
                .OrderBy(info => info.Created);
            return Task.FromResult(Page(infos, info => info.Id, continuationToken));
        }
    }

    private static PagedResult<T> Page<T>(IEnumerable<T> items, Func<T, string> idOf, string continuationToken)
    {
        var rest = continuationToken == null ? items : items.SkipWhile(item => idOf(item) != continuationToken).Skip(1);
        var page = rest.Take(PageSize).ToArray();
        return new PagedResult<T>
        {
            Items = page,
            ContinuationToken = page.Length == PageSize ? idOf(page[^1]) : null,
        };
    }
}
