using System.Net;
using System.Net.Http.Headers;

namespace Twilio.Base;

/// <summary>A resource with the status and headers it came with.</summary>
public class TwilioResponse<T>
{
    public TwilioResponse(T data, HttpResponseHeaders headers, HttpStatusCode statusCode)
    {
        Data = data;
        Headers = headers;
        StatusCode = statusCode;
    }

    public T Data { get; }

    public HttpResponseHeaders Headers { get; }

    public HttpStatusCode StatusCode { get; }
}
