namespace TwilioBot.Adapters;

/// <summary>What one activity has to say, in the channel's marks, before the channel makes messages of it.</summary>
internal sealed record OutboundContent(string Text, IReadOnlyList<OutboundMedia> Media, TwilioLocation? Location);
