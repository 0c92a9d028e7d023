using TwilioBot.Wire;

namespace TwilioBot.Simulator;

/// <summary>Things that go wrong on purpose. All off by default; may be changed while the simulator runs.</summary>
public sealed class SimulatorFaults
{
    /// <summary>How many more times each message webhook is delivered, with the same MessageSid and idempotency token.</summary>
    public int DuplicateWebhooks { get; set; }

    /// <summary>Asked before a message is created through REST; null lets it pass.</summary>
    public Func<TwilioForm, CreateFault?>? OnCreate { get; set; }

    /// <summary>Waited for between accepting a message through REST and answering so: its status callbacks may come first.</summary>
    public Func<SimulatedMessage, Task>? BeforeAnswer { get; set; }

    /// <summary>Asked when an accepted message is about to be sent; a code makes it fail with that error, null lets it pass.</summary>
    public Func<SimulatedMessage, int?>? OnSend { get; set; }

    /// <summary>Asked before a status callback leaves; true loses it.</summary>
    public Func<SimulatedMessage, bool>? OnStatusCallback { get; set; }

    /// <summary>Asked before messages are listed; a status fails the call with it, 0 cuts the connection, null lets it pass.</summary>
    public Func<int?>? OnList { get; set; }

    /// <summary>Asked for each message before it is listed; true leaves it out.</summary>
    public Func<SimulatedMessage, bool>? Unlisted { get; set; }

    /// <summary>How long a new message is missing from the list of messages.</summary>
    public TimeSpan ListLag { get; set; }
}

/// <summary>How one create request goes wrong.</summary>
/// <param name="HttpStatus">The answer's status; 0 cuts the connection without any answer.</param>
/// <param name="Code">Twilio's error code in the answer, for example 20429 or 20500.</param>
public sealed record CreateFault(int HttpStatus, int Code)
{
    /// <summary>The message exists all the same: the caller cannot know. Otherwise it was never taken.</summary>
    public bool Accepted { get; init; }

    /// <summary>How long the answer asks to wait, in whole seconds.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The answer comes this late.</summary>
    public TimeSpan Delay { get; init; }
}
