namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Whether a key is endorsed for a channel.</summary>
public static class EndorsementsValidator
{
    /// <summary>True when nothing is expected, or the endorsements hold what is.</summary>
    public static bool Validate(string expectedEndorsement, HashSet<string> endorsements)
    {
        if (string.IsNullOrWhiteSpace(expectedEndorsement))
        {
            return true;
        }

        ArgumentNullException.ThrowIfNull(endorsements);
        return endorsements.Contains(expectedEndorsement);
    }
}
