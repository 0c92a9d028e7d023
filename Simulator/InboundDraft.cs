namespace TwilioBot.Simulator;

/// <summary>What a person sends to the bot.</summary>
/// <param name="From">The person: <c>+E.164</c>, <c>whatsapp:+E.164</c> or <c>whatsapp:CC.id</c>.</param>
/// <param name="To">One of the account's numbers, of the same channel.</param>
public sealed record InboundDraft(string From, string To)
{
    /// <summary>The text; empty with a location, or with media alone.</summary>
    public string Body { get; init; } = "";

    /// <summary>Pictures and files: up to 10 on SMS, one on WhatsApp.</summary>
    public IReadOnlyList<SimulatedFile> Files { get; init; } = [];

    /// <summary>A location (WhatsApp).</summary>
    public SimulatedPlace? Place { get; init; }

    /// <summary>Fields that the simulator doesn't make by itself, for example <c>ButtonText</c> and <c>ButtonPayload</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ExtraFields { get; init; } = [];
}
