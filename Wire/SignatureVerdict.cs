namespace TwilioBot.Wire;

/// <summary>What the check of <c>X-Twilio-Signature</c> found. Only <see cref="Valid"/> lets a request in.</summary>
public enum SignatureVerdict
{
    /// <summary>Signed with one of the tokens, over this URL and these fields.</summary>
    Valid,

    /// <summary>No header, or an empty one.</summary>
    Missing,

    /// <summary>The header is not 20 bytes in Base64.</summary>
    Malformed,

    /// <summary>Signed with another token, or over another URL, other fields or another body.</summary>
    Mismatch,
}
