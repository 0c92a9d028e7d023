using System;

namespace Microsoft.Bot.Builder;

/// <summary>Which conversation a store has a transcript of, and since when.</summary>
public class TranscriptInfo
{
    public string ChannelId { get; set; }

    public string Id { get; set; }

    public DateTimeOffset Created { get; set; }
}
