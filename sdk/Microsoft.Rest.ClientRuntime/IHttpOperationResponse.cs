namespace Microsoft.Rest;

/// <summary>The HTTP messages behind an operation.</summary>
public interface IHttpOperationResponse
{
    HttpRequestMessage Request { get; set; }

    HttpResponseMessage Response { get; set; }
}

/// <summary>The HTTP messages behind an operation, and what it answered.</summary>
public interface IHttpOperationResponse<T> : IHttpOperationResponse
{
    T Body { get; set; }
}
