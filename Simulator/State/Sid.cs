using System.Security.Cryptography;

namespace TwilioBot.Simulator.State;

/// <summary>Twilio's ids: two letters and 32 hexadecimal digits.</summary>
internal static class Sid
{
    public static string New(string prefix) => prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static bool IsWellFormed(string sid, string prefix) =>
        sid.Length == 34 && sid.StartsWith(prefix, StringComparison.Ordinal) && sid.AsSpan(2).IndexOfAnyExcept(Hex) < 0;

    private static readonly System.Buffers.SearchValues<char> Hex = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");
}
