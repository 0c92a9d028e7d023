using TwilioBot.Wire;

namespace TwilioBot.Simulator;

/// <summary>One HTTP request that the simulator made to the bot.</summary>
public sealed record WebhookAttempt
{
    /// <summary>1, 2, 3 … in order of completion.</summary>
    public long Number { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>A person's message, or a status callback.</summary>
    public required WebhookKind Kind { get; init; }

    /// <summary>The address as configured, without its fragment: as it was signed.</summary>
    public required string Url { get; init; }

    /// <summary>The message it is about.</summary>
    public required string MessageSid { get; init; }

    /// <summary>What was posted, in wire order.</summary>
    public required TwilioForm Form { get; init; }

    /// <summary>The answer's status; null when none came.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The answer's media type, without its parameters.</summary>
    public string? ContentType { get; init; }

    /// <summary>The answer's text, at most 64 KiB of it.</summary>
    public string ResponseBody { get; init; } = "";

    /// <summary>What Twilio's debugger would call it; null when all is well.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>Answered with success.</summary>
    public bool Succeeded => ErrorCode is null;
}

/// <summary>An entry of the debugger: something a developer should look at.</summary>
/// <param name="At">When.</param>
/// <param name="Code">Twilio's code, for example 11200 or 12100.</param>
/// <param name="Text">What happened and what to do about it.</param>
/// <param name="MessageSid">The message it is about.</param>
public sealed record SimulatorAlert(DateTimeOffset At, int Code, string Text, string MessageSid)
{
    /// <summary>1, 2, 3 … in order.</summary>
    public long Number { get; init; }
}
