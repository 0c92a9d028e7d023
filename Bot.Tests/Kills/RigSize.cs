using System.Globalization;

namespace TwilioBot.Tests.Kills;

/// <summary>How large a rig runs: small in <c>./test</c>, any size by environment variable (see CONTRIBUTING.md).</summary>
internal static class RigSize
{
    /// <summary>What makes a failed run repeat itself; random unless given, and always printed.</summary>
    public static int Seed { get; } = Of("TWILIOBOT_SEED", Random.Shared.Next(1, int.MaxValue));

    public static int Of(string variable, int small) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : small;
}
