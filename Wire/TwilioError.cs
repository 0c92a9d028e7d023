namespace TwilioBot.Wire;

/// <summary>When sending the same message again can help.</summary>
public enum RetryClass
{
    /// <summary>It would fail again until somebody changes something.</summary>
    Never,

    /// <summary>Twilio did not take it: try again in seconds, with growing pauses.</summary>
    Soon,

    /// <summary>Something is congested or broken on the way: try again in minutes, a few times.</summary>
    Later,

    /// <summary>A daily allowance is used up: try again the next day.</summary>
    NextDay,

    /// <summary>The cause is unknown: one more try is worth it, no more.</summary>
    Once,

    /// <summary>Only an approved template gets through now.</summary>
    AsTemplate,

    /// <summary>Twilio may have taken it: look for evidence before sending it again.</summary>
    AfterEvidence,
}

/// <summary>One of Twilio's error codes, in our words.</summary>
/// <param name="Code">The number, as in <c>ErrorCode</c> of a callback and <c>code</c> of an API error.</param>
/// <param name="Meaning">What happened.</param>
/// <param name="Advice">What the operator can do.</param>
/// <param name="Retry">Whether and when to send the message again.</param>
public sealed record TwilioError(int Code, string Meaning, string Advice, RetryClass Retry);
