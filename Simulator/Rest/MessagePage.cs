using System.Globalization;
using System.Text;
using System.Text.Json;
using TwilioBot.Wire;

namespace TwilioBot.Simulator.Rest;

/// <summary>One page of a list, with the links to its neighbours.</summary>
internal sealed record MessagePage(MessageQuery Query, IReadOnlyList<SimulatedMessage> Messages, bool HasBefore, bool HasAfter)
{
    /// <summary>The fields around the messages: no totals, links relative to the host.</summary>
    /// <remarks>Source: https://www.twilio.com/docs/usage/twilios-response#pagination</remarks>
    public void WriteEnvelope(Utf8JsonWriter json, string path)
    {
        var start = Query.PageNumber * Query.PageSize;
        json.WriteString("first_page_uri", Link(path, 0, ""));
        json.WriteNumber("end", Math.Max(start, start + Messages.Count - 1));
        json.WriteString("previous_page_uri", HasBefore ? Link(path, Query.PageNumber - 1, Token("PB", 0)) : null);
        json.WriteString("uri", Link(path, Query.PageNumber, Query.PageToken));
        json.WriteNumber("page_size", Query.PageSize);
        json.WriteNumber("start", start);
        json.WriteString("next_page_uri", HasAfter ? Link(path, Query.PageNumber + 1, Token("PA", Messages.Count - 1)) : null);
        json.WriteNumber("page", Query.PageNumber);
    }

    private string Token(string side, int index) => Messages.Count > 0 ? side + Messages[index].Sid : "";

    private string Link(string path, int page, string token)
    {
        var fields = new List<KeyValuePair<string, string>>(Query.Filters)
        {
            new("PageSize", Query.PageSize.ToString(CultureInfo.InvariantCulture)),
            new("Page", page.ToString(CultureInfo.InvariantCulture)),
        };
        if (token.Length > 0) fields.Add(new("PageToken", token));
        return path + "?" + Encoding.ASCII.GetString(TwilioForm.Of(fields).ToBytes());
    }
}
