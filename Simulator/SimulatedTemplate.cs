namespace TwilioBot.Simulator;

/// <summary>A template of the simulated account, approved for WhatsApp.</summary>
/// <param name="Text">Text with {{1}}, {{2}} … in it.</param>
public sealed record SimulatedTemplate(string Text)
{
    /// <summary>Values used when a message leaves them out, keys "1", "2" …</summary>
    public IReadOnlyDictionary<string, string> Defaults { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
