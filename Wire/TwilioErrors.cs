using System.Collections.Frozen;
using System.Globalization;

namespace TwilioBot.Wire;

/// <summary>The error codes that a messaging bot meets. The table is TwilioErrors.txt.</summary>
/// <remarks>Source: https://www.twilio.com/docs/api/errors</remarks>
public static class TwilioErrors
{
    private static readonly FrozenDictionary<int, TwilioError> Catalogue =
        EmbeddedTable.Lines("TwilioErrors.txt").Select(Read).ToFrozenDictionary(e => e.Code);

    /// <summary>All codes known, in ascending order.</summary>
    public static IReadOnlyList<TwilioError> All { get; } = [.. Catalogue.Values.OrderBy(e => e.Code)];

    /// <summary>What a code means; null when we do not know it (Twilio adds codes without notice).</summary>
    public static TwilioError? Find(int code) => Catalogue.GetValueOrDefault(code);

    private static TwilioError Read(string line)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        return new(int.Parse(cells[0], CultureInfo.InvariantCulture), cells[2], cells[3], Enum.Parse<RetryClass>(cells[1]));
    }
}
