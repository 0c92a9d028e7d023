using Newtonsoft.Json.Linq;
using Twilio.Rest;

namespace Twilio.Base;

/// <summary>
/// The addresses in a page. Twilio has three ways to give them: relative (2010-04-01 API), absolute under "meta" (later ones),
/// and tokens under "meta" that go into the query of the address just asked for (the newest).
/// </summary>
internal sealed record PageLinks(string Self, string First, string Next, string Previous)
{
    public static PageLinks Of(JObject page, string requestUrl)
    {
        if (page["uri"] != null)
        {
            return Named(page, "uri", "_page_uri");
        }

        var meta = page["meta"];
        return meta?["nextToken"] == null && meta?["previousToken"] == null
            ? Named(meta, "url", "_page_url")
            : new(
                requestUrl,
                WithToken(requestUrl, null),
                WithToken(requestUrl, meta["nextToken"]),
                WithToken(requestUrl, meta["previousToken"]));
    }

    public static string Absolute(Domain domain, string link) =>
        link?.StartsWith("https://", StringComparison.Ordinal) == true || link?.StartsWith("http://", StringComparison.Ordinal) == true
            ? link
            : "https://" + domain + ".twilio.com" + link;

    private static PageLinks Named(JToken links, string self, string suffix) => new(
        (string)links?[self],
        (string)links?["first" + suffix],
        (string)links?["next" + suffix],
        (string)links?["previous" + suffix]);

    private static string WithToken(string url, JToken token)
    {
        if (url == null || token is { Type: JTokenType.Null })
        {
            return null;
        }

        var parts = url.Split('?', 2);
        var query = (parts.Length > 1 ? parts[1] : string.Empty)
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(field => !field.StartsWith("pageToken=", StringComparison.Ordinal));
        if (token != null)
        {
            query = query.Append("pageToken=" + Uri.EscapeDataString((string)token));
        }

        var joined = string.Join('&', query);
        return joined.Length == 0 ? parts[0] : parts[0] + "?" + joined;
    }
}
