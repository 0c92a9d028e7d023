using System.Net;
using System.Text;
using Twilio.AuthStrategies;
using Twilio.Rest;
using static Twilio.Constant.EnumConstants;

namespace Twilio.Http;

/// <summary>One call of Twilio's REST API.</summary>
public class Request
{
    private const string DefaultRegion = "us1";

    public Request(HttpMethod method, string url)
    {
        Method = method;
        Uri = new Uri(url);
        QueryParams = [];
        PostParams = [];
        HeaderParams = [];
    }

    public Request(
        HttpMethod method,
        Domain domain,
        string uri,
        string region = null,
        List<KeyValuePair<string, string>> queryParams = null,
        List<KeyValuePair<string, string>> postParams = null,
        string edge = null,
        List<KeyValuePair<string, string>> headerParams = null,
        ContentTypeEnum contentType = null,
        string body = null)
    {
        Method = method;
        Uri = new Uri("https://" + domain + ".twilio.com" + uri);
        Region = region;
        Edge = edge;
        QueryParams = queryParams ?? [];
        PostParams = postParams ?? [];
        HeaderParams = headerParams ?? [];
        ContentType = contentType;
        Body = body;
    }

    public HttpMethod Method { get; }

    public Uri Uri { get; private set; }

    public string Username { get; set; }

    public string Password { get; set; }

    public AuthStrategy AuthStrategy { get; set; }

    public string Region { get; set; }

    public string Edge { get; set; }

    public string[] UserAgentExtensions { get; set; }

    public List<KeyValuePair<string, string>> QueryParams { get; private set; }

    public List<KeyValuePair<string, string>> PostParams { get; private set; }

    public List<KeyValuePair<string, string>> HeaderParams { get; private set; }

    public ContentTypeEnum ContentType { get; set; }

    public string Body { get; set; }

    /// <summary>The address with region, edge and query string in it.</summary>
    public Uri ConstructUrl()
    {
        var address = buildUri();
        return QueryParams.Count == 0 ? address : new Uri(address.AbsoluteUri + "?" + Encode(QueryParams));
    }

    /// <summary>The address with region and edge in its host: product.edge.region.twilio.com.</summary>
    public Uri buildUri()
    {
        if (Region == null && Edge == null)
        {
            return Uri;
        }

        var address = new UriBuilder(Uri);
        var labels = address.Host.Split('.');
        var region = Region;
        var edge = Edge;
        switch (labels.Length)
        {
            case 4:
                region ??= labels[1];
                break;
            case 5:
                edge ??= labels[1];
                region ??= labels[2];
                break;
        }

        if (edge != null)
        {
            region ??= DefaultRegion;
        }

        var domain = string.Join('.', labels.TakeLast(2));
        string[] host = [labels[0], edge, region, domain];
        address.Host = string.Join('.', host.Where(label => !string.IsNullOrEmpty(label)));
        return address.Uri;
    }

    public void SetAuth(string username, string password)
    {
        Username = username;
        Password = password;
    }

    public void SetAuth(AuthStrategy authStrategy) => AuthStrategy = authStrategy;

    public byte[] EncodePostParams() => Encoding.UTF8.GetBytes(Encode(PostParams));

    public void AddQueryParam(string name, string value) => QueryParams.Add(new(name, value));

    public void AddPostParam(string name, string value) => PostParams.Add(new(name, value));

    public void AddHeaderParam(string name, string value) => HeaderParams.Add(new(name, value));

    public override bool Equals(object obj) =>
        ReferenceEquals(this, obj) ||
        (obj is Request other && other.GetType() == typeof(Request) &&
         Method.Equals(other.Method) &&
         buildUri().Equals(other.buildUri()) &&
         SameSet(QueryParams, other.QueryParams) &&
         SameSet(PostParams, other.PostParams) &&
         SameSet(HeaderParams, other.HeaderParams));

    public override int GetHashCode() => HashCode.Combine(Method, buildUri());

    private static bool SameSet(List<KeyValuePair<string, string>> a, List<KeyValuePair<string, string>> b) =>
        a.TrueForAll(b.Contains) && b.TrueForAll(a.Contains);

    private static string Encode(List<KeyValuePair<string, string>> fields)
    {
        var text = new StringBuilder(512);
        foreach (var field in fields)
        {
            text.Append(text.Length == 0 ? "" : "&").Append(WebUtility.UrlEncode(field.Key)).Append('=').Append(WebUtility.UrlEncode(field.Value));
        }

        return text.ToString();
    }
}
