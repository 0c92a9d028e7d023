using System.Collections.Concurrent;

namespace TwilioBot.Simulator.State;

/// <summary>Who told which of our SMS numbers to stop. A word counts only when it is the whole message.</summary>
/// <remarks>Source: https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out (default keywords)</remarks>
internal sealed class OptOuts
{
    private static readonly HashSet<string> StopWords = new(StringComparer.OrdinalIgnoreCase)
        { "STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT" };

    private static readonly HashSet<string> StartWords = new(StringComparer.OrdinalIgnoreCase) { "START", "YES", "UNSTOP" };

    private static readonly HashSet<string> HelpWords = new(StringComparer.OrdinalIgnoreCase) { "HELP", "INFO" };

    private readonly ConcurrentDictionary<(string Number, string Person), bool> _blocked = new();

    public bool IsBlocked(string number, string person) => _blocked.ContainsKey((number, person));

    /// <summary>Takes note of a person's text.</summary>
    /// <returns>What Twilio answers by itself; null when the text is none of its words.</returns>
    public string? Note(string number, string person, string text)
    {
        var word = text.Trim();
        if (StopWords.Contains(word))
        {
            return _blocked.TryAdd((number, person), true)
                ? "You are unsubscribed: no more messages will come from this number. Text START to hear from it again."
                : null;
        }

        if (StartWords.Contains(word))
        {
            return _blocked.TryRemove((number, person), out _)
                ? "You are subscribed again. Text HELP for help, STOP to unsubscribe."
                : null;
        }

        return HelpWords.Contains(word) ? "Text STOP to unsubscribe. Message and data rates may apply." : null;
    }
}
