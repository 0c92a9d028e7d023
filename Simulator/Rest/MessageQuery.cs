using System.Globalization;
using System.Text;
using TwilioBot.Wire;

namespace TwilioBot.Simulator.Rest;

/// <summary>What a list request asks for: filters, and which page.</summary>
/// <remarks>Source: https://www.twilio.com/docs/messaging/api/message-resource#list-message-resources</remarks>
internal sealed class MessageQuery
{
    private const int LargestPage = 1000;

    private readonly List<Func<SimulatedMessage, bool>> _filters = [];

    /// <summary>The filters as the caller wrote them: page links repeat them.</summary>
    public List<KeyValuePair<string, string>> Filters { get; } = [];

    public int PageSize { get; private set; } = 50;

    public int PageNumber { get; private set; }

    /// <summary><c>PA</c> + a MessageSid: what lies after it; <c>PB</c>: before it. So a new message doesn't shift the pages.</summary>
    public string PageToken { get; private set; } = "";

    public static MessageQuery Read(string queryString)
    {
        var query = new MessageQuery();
        foreach (var field in TwilioForm.Parse(Encoding.UTF8.GetBytes(queryString.TrimStart('?'))))
        {
            query.Take(field);
        }

        return query;
    }

    /// <summary>One page, newest messages first.</summary>
    public MessagePage Page(IReadOnlyList<SimulatedMessage> messages)
    {
        var matching = messages.Reverse().Where(m => _filters.TrueForAll(filter => filter(m))).ToList();
        var anchor = PageToken.Length > 2 ? matching.FindIndex(m => m.Sid == PageToken[2..]) : -1;
        var start = anchor < 0 ? (long)PageNumber * PageSize
            : PageToken.StartsWith("PB", StringComparison.Ordinal) ? Math.Max(0, anchor - PageSize)
            : anchor + 1;
        var shown = matching.Skip((int)Math.Min(start, matching.Count)).Take(PageSize).ToList();
        return new MessagePage(this, shown, HasBefore: PageNumber > 0, HasAfter: start + shown.Count < matching.Count);
    }

    private void Take(KeyValuePair<string, string> field)
    {
        var (name, value) = field;
        switch (name)
        {
            case "PageSize":
                PageSize = Math.Clamp(Number(value, PageSize), 1, LargestPage);
                return;
            case "Page":
                PageNumber = Number(value, 0);
                return;
            case "PageToken":
                PageToken = value;
                return;
        }

        Func<SimulatedMessage, bool>? filter = name switch
        {
            _ when value.Length == 0 => null,
            "To" => m => m.To == value,
            "From" => m => m.From == value,
            "DateSent" or "DateSent<" or "DateSent>" => DateFilter(name, value),
            _ => null,
        };
        if (filter is null) return;
        _filters.Add(filter);
        Filters.Add(field);
    }

    private static int Number(string text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>A date means that whole day in GMT; a date with a time means that moment. Both ends are included.</summary>
    private static Func<SimulatedMessage, bool>? DateFilter(string name, string value)
    {
        var wholeDay = DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        const DateTimeStyles gmt = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, gmt, out var from)) return null;

        // Twilio's dates have whole seconds: a moment means all of its second.
        var until = from + (wholeDay ? TimeSpan.FromDays(1) : TimeSpan.FromSeconds(1));
        return name switch
        {
            "DateSent<" => m => When(m) < until,
            "DateSent>" => m => When(m) >= from,
            _ => m => When(m) >= from && When(m) < until,
        };

        static DateTimeOffset When(SimulatedMessage m) => m.DateSent ?? m.DateCreated;
    }
}
