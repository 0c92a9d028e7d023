namespace TwilioBot.Bench;

/// <summary>The account that everybody in a run agrees on. None of it is real.</summary>
internal static class Account
{
    public const string Sid = "AC00000000000000000000000000000000";
    public const string AuthToken = "0123456789abcdef0123456789abcdef";
    public const string BotNumber = "+15005550006";
    public const string PublicUrl = "https://bot.example.com";

    /// <summary>The phone number of a simulated person.</summary>
    public static string PhoneOf(int person) => $"+1202{person:D8}";
}
