using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Twilio.Rest;

namespace Twilio.Base;

/// <summary>One page of a listing, with the addresses of its neighbours.</summary>
public class Page<T> where T : Resource
{
    private readonly PageLinks _links;

    private Page(List<T> records, int pageSize, PageLinks links)
    {
        Records = records;
        PageSize = pageSize;
        _links = links;
    }

    public List<T> Records { get; }

    public int PageSize { get; }

    public string GetFirstPageUrl(Domain domain) => PageLinks.Absolute(domain, _links.First);

    public string GetNextPageUrl(Domain domain) => PageLinks.Absolute(domain, _links.Next);

    public string GetPreviousPageUrl(Domain domain) => PageLinks.Absolute(domain, _links.Previous);

    public string GetUrl(Domain domain) => PageLinks.Absolute(domain, _links.Self);

    public bool HasNextPage() => !string.IsNullOrEmpty(_links.Next);

    public static Page<T> FromJson(string recordKey, string json) => FromJson(recordKey, json, null);

    /// <param name="recordKey">The field that holds the records.</param>
    /// <param name="json">The page as it came.</param>
    /// <param name="requestUrl">Where it came from; listings that name their next page by a token need it.</param>
    public static Page<T> FromJson(string recordKey, string json, string requestUrl)
    {
        // Texts that look like dates must come through letter by letter.
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        var root = JObject.Load(reader);
        var records = root[recordKey]
            .Children()
            .Select(record => JsonConvert.DeserializeObject<T>(record.ToString(Formatting.None)))
            .ToList();
        var meta = root["meta"] ?? root;
        return new Page<T>(records, (int?)(meta["page_size"] ?? meta["pageSize"]) ?? records.Count, PageLinks.Of(root, requestUrl));
    }
}
