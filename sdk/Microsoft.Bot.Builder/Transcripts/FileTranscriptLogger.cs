using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Trace = System.Diagnostics.Trace;

namespace Microsoft.Bot.Builder;

/// <summary>A file for every conversation, <c>{channel}/{conversation}.transcript</c>, holding a JSON array of activities.</summary>
public class FileTranscriptLogger : ITranscriptStore
{
    private const int Attempts = 3;

    private static readonly JsonSerializerSettings _json = new()
    {
        Formatting = Formatting.Indented,
        NullValueHandling = NullValueHandling.Ignore,
        MaxDepth = null,
    };

    private readonly string _folder;
    private readonly bool _unitTestMode;
    private readonly HashSet<string> _started = [];
    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <summary>In unit test mode, a transcript that an earlier run left behind is written over.</summary>
    public FileTranscriptLogger(string folder = null, bool unitTestMode = true)
    {
        _folder = PathUtils.NormalizePath(folder ?? Environment.CurrentDirectory);
        _unitTestMode = unitTestMode;
        Directory.CreateDirectory(_folder);
    }

    public async Task LogActivityAsync(IActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);

        var file = TranscriptFile(activity.ChannelId, activity.Conversation.Id);
        await _oneAtATime.WaitAsync().ConfigureAwait(false);
        try
        {
            await LogAsync(file, activity).ConfigureAwait(false);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public async Task<PagedResult<IActivity>> GetTranscriptActivitiesAsync(string channelId, string conversationId, string continuationToken = null, DateTimeOffset startDate = default)
    {
        var transcript = await LoadAsync(TranscriptFile(channelId, conversationId)).ConfigureAwait(false);
        return new PagedResult<IActivity> { Items = transcript.Where(activity => activity.Timestamp >= startDate).ToArray() };
    }

    public Task<PagedResult<TranscriptInfo>> ListTranscriptsAsync(string channelId, string continuationToken = null)
    {
        var transcripts = Directory.EnumerateFiles(ChannelFolder(channelId), "*.transcript").Select(file => new TranscriptInfo
        {
            ChannelId = channelId,
            Id = Path.GetFileNameWithoutExtension(file),
            Created = File.GetCreationTime(file),
        });
        return Task.FromResult(new PagedResult<TranscriptInfo> { Items = transcripts.ToArray() });
    }

    public Task DeleteTranscriptAsync(string channelId, string conversationId)
    {
        File.Delete(TranscriptFile(channelId, conversationId));
        return Task.CompletedTask;
    }

    private static async Task<List<IActivity>> LoadAsync(string file)
    {
        if (!File.Exists(file))
        {
            return [];
        }

        var json = await File.ReadAllTextAsync(file).ConfigureAwait(false);
        return [.. JsonConvert.DeserializeObject<Activity[]>(json, _json) ?? []];
    }

    private static string Without(string name, char[] invalid) => string.Concat(name.Split(invalid));

    private static async Task EditAsync(string file, IActivity activity)
    {
        var transcript = await LoadAsync(file).ConfigureAwait(false);
        TranscriptEdits.Apply(transcript, activity);
        await File.WriteAllTextAsync(file, JsonConvert.SerializeObject(transcript, _json)).ConfigureAwait(false);
    }

    /// <summary>Writes the activity over the bracket that closes the array, and closes it again.</summary>
    private static async Task AppendAsync(string file, IActivity activity)
    {
        using var stream = File.Open(file, FileMode.Open, FileAccess.Write);
        stream.Seek(-1, SeekOrigin.End);
        using var writer = new StreamWriter(stream);
        await writer.WriteAsync($",\n{JsonConvert.SerializeObject(activity, _json)}]").ConfigureAwait(false);
    }

    private async Task LogAsync(string file, IActivity activity)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                await WriteAsync(file, activity).ConfigureAwait(false);
                return;
            }
            catch (Exception exception)
            {
                // A transcript must never stop the conversation it records.
                Trace.TraceError($"Try {attempt} - Failed to log activity because: {exception.GetType()} : {exception.Message}");
            }
        }
    }

    private async Task WriteAsync(string file, IActivity activity)
    {
        var isFirst = (_started.Add(file) && _unitTestMode) || !File.Exists(file);
        if (isFirst)
        {
            await File.WriteAllTextAsync(file, $"[{JsonConvert.SerializeObject(activity, _json)}]").ConfigureAwait(false);
        }
        else if (activity.Type is ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete)
        {
            await EditAsync(file, activity).ConfigureAwait(false);
        }
        else
        {
            await AppendAsync(file, activity).ConfigureAwait(false);
        }
    }

    private string TranscriptFile(string channelId, string conversationId)
    {
        ArgumentNullException.ThrowIfNull(channelId);
        ArgumentNullException.ThrowIfNull(conversationId);
        return Path.Combine(ChannelFolder(channelId), Without(conversationId, Path.GetInvalidFileNameChars()) + ".transcript");
    }

    private string ChannelFolder(string channelId)
    {
        ArgumentNullException.ThrowIfNull(channelId);
        var folder = Path.Combine(_folder, Without(channelId, Path.GetInvalidPathChars()));
        Directory.CreateDirectory(folder);
        return folder;
    }
}
