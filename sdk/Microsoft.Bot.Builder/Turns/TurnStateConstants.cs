using System;

namespace Microsoft.Bot.Builder;

/// <summary>Names of turn state entries that tune how long a sign-in may take.</summary>
public static class TurnStateConstants
{
    public const string OAuthLoginTimeoutKey = "loginTimeout";

    public const string TokenPollingSettingsKey = "tokenPollingSettings";

    public static readonly TimeSpan OAuthLoginTimeoutValue = TimeSpan.FromMinutes(15);
}
