namespace TwilioBot.Wire;

/// <summary>One reply inside a TwiML answer.</summary>
/// <param name="Body">Text, at most 1,600 characters; empty when only pictures are sent.</param>
public sealed record TwimlMessage(string Body)
{
    /// <summary>Up to 10 addresses of pictures.</summary>
    public IReadOnlyList<string> MediaUrls { get; init; } = [];

    /// <summary>Where Twilio reports what became of the reply.</summary>
    public string? StatusCallback { get; init; }

    /// <summary>Who gets it; null: who wrote.</summary>
    public string? To { get; init; }

    /// <summary>Whom it comes from; null: whom they wrote to.</summary>
    public string? From { get; init; }
}
