using System.Globalization;

namespace TwilioBot.Delivery;

/// <summary>Some of the dead letters.</summary>
/// <param name="Letters">Those set aside last first, without what they say.</param>
/// <param name="Next">Where the next page goes on; null: there is none.</param>
public sealed record DeadLetterPage(IReadOnlyList<DeadLetter> Letters, DeadLetterPlace? Next);

/// <summary>A place in the list, which stays the same whatever is set aside, replayed or dropped meanwhile.</summary>
/// <param name="Since">When the letter there was set aside, to the millisecond.</param>
/// <param name="IsReply">Of those of one millisecond, replies come last.</param>
/// <param name="Seq">Its row.</param>
public sealed record DeadLetterPlace(DateTimeOffset Since, bool IsReply, long Seq)
{
    /// <summary>For an address.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Since.ToUnixTimeMilliseconds()}-{(IsReply ? 1 : 0)}-{Seq}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is something else.</summary>
    public static DeadLetterPlace? Parse(string? text) =>
        text?.Split('-') is [var since, "0" or "1", var seq] parts
        && long.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var millis) && millis <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? new DeadLetterPlace(DateTimeOffset.FromUnixTimeMilliseconds(millis), parts[1] == "1", row)
            : null;
}
