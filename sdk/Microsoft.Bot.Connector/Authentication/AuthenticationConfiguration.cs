namespace Microsoft.Bot.Connector.Authentication;

/// <summary>What a bot asks of callers beyond a valid token.</summary>
public class AuthenticationConfiguration
{
    /// <summary>What the channel's keys must be endorsed for, besides the channel itself.</summary>
    public string[] RequiredEndorsements { get; set; } = [];

    /// <summary>A further check of the claims of other bots; without one no other bot may call.</summary>
    public virtual ClaimsValidator ClaimsValidator { get; set; }

    /// <summary>Issuers that are accepted in tokens of other bots and of the Emulator, besides the well-known ones.</summary>
    public IEnumerable<string> ValidTokenIssuers { get; set; }

    /// <summary>What tells whether a token has begun and not yet ended.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;
}
