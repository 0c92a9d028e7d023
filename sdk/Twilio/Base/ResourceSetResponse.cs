using System.Collections;
using System.Net;
using System.Net.Http.Headers;

namespace Twilio.Base;

/// <summary>A listing with the status and headers of its first page.</summary>
public class ResourceSetResponse<T> : IEnumerable<T> where T : Resource
{
    public ResourceSetResponse(ResourceSet<T> records, HttpResponseHeaders headers, HttpStatusCode statusCode)
    {
        Records = records;
        Headers = headers;
        StatusCode = statusCode;
    }

    public ResourceSet<T> Records { get; }

    public HttpResponseHeaders Headers { get; }

    public HttpStatusCode StatusCode { get; }

    public IEnumerator<T> GetEnumerator() => Records.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
