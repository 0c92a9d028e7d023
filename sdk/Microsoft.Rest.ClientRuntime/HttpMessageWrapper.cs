using System.Net.Http.Headers;

namespace Microsoft.Rest;

/// <summary>What is left of an HTTP message once it is disposed of.</summary>
public class HttpMessageWrapper
{
    protected HttpMessageWrapper()
    {
        Headers = new Dictionary<string, IEnumerable<string>>();
    }

    public string Content { get; set; }

    public IDictionary<string, IEnumerable<string>> Headers { get; private set; }

    protected void CopyHeaders(HttpHeaders headers)
    {
        if (headers == null)
        {
            return;
        }

        foreach (var header in headers)
        {
            Headers[header.Key] = Headers.TryGetValue(header.Key, out var values) ? values.Concat(header.Value) : header.Value;
        }
    }
}
