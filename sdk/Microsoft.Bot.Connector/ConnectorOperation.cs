using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using Newtonsoft.Json;

namespace Microsoft.Bot.Connector;

/// <summary>One call of the Bot Connector: what is asked of which path, and which answers are expected.</summary>
internal sealed class ConnectorOperation(ConnectorClient client, HttpMethod method, string path)
{
    private readonly List<string> _query = [];
    private object _body;
    private HttpStatusCode[] _expected = [HttpStatusCode.OK];

    /// <summary>A path whose values are escaped.</summary>
    public static string Path(FormattableString path)
        => string.Format(
            CultureInfo.InvariantCulture, path.Format, [.. path.GetArguments().Select(value => Uri.EscapeDataString((string)value))]);

    public static void Require(object argument, string name)
    {
        if (argument == null)
        {
            throw new ValidationException(ValidationRules.CannotBeNull, name);
        }
    }

    public ConnectorOperation Query(string name, string value)
    {
        if (value != null)
        {
            _query.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        return this;
    }

    public ConnectorOperation Body(object body)
    {
        _body = body;
        return this;
    }

    public ConnectorOperation Expect(params HttpStatusCode[] expected)
    {
        _expected = expected;
        return this;
    }

    public async Task<HttpOperationResponse> SendAsync(
        Dictionary<string, List<string>> customHeaders, CancellationToken cancellationToken)
    {
        var (request, response) = await ExchangeAsync(customHeaders, cancellationToken).ConfigureAwait(false);
        return new HttpOperationResponse { Request = request, Response = response };
    }

    public async Task<HttpOperationResponse<T>> SendAsync<T>(
        Dictionary<string, List<string>> customHeaders, CancellationToken cancellationToken)
    {
        var (request, response) = await ExchangeAsync(customHeaders, cancellationToken).ConfigureAwait(false);
        var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var body = JsonConvert.DeserializeObject<T>(text, client.DeserializationSettings);
            return new HttpOperationResponse<T> { Request = request, Response = response, Body = body };
        }
        catch (JsonException error)
        {
            request.Dispose();
            response.Dispose();
            throw new SerializationException("Unable to deserialize the response.", text, error);
        }
    }

    public async Task<HttpOperationResponse<Stream>> SendForStreamAsync(
        Dictionary<string, List<string>> customHeaders, CancellationToken cancellationToken)
    {
        var (request, response) = await ExchangeAsync(customHeaders, cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return new HttpOperationResponse<Stream> { Request = request, Response = response, Body = body };
    }

    private async Task<(HttpRequestMessage Request, HttpResponseMessage Response)> ExchangeAsync(
        Dictionary<string, List<string>> customHeaders, CancellationToken cancellationToken)
    {
        var request = CreateRequest(customHeaders, out var requestText);
        HttpResponseMessage response = null;
        try
        {
            if (client.Credentials != null)
            {
                await client.Credentials.ProcessHttpRequestAsync(request, cancellationToken).ConfigureAwait(false);
            }

            response = await client.HttpClient
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (!_expected.Contains(response.StatusCode))
            {
                throw await CreateErrorAsync(request, requestText, response, cancellationToken).ConfigureAwait(false);
            }

            return (request, response);
        }
        catch
        {
            request.Dispose();
            response?.Dispose();
            throw;
        }
    }

    private HttpRequestMessage CreateRequest(Dictionary<string, List<string>> customHeaders, out string text)
    {
        var baseAddress = client.BaseUri.AbsoluteUri;
        var address = $"{baseAddress.TrimEnd('/')}/{path}{(_query.Count > 0 ? "?" : string.Empty)}{string.Join('&', _query)}";
        var request = new HttpRequestMessage(method, new Uri(address));
        foreach (var (name, values) in customHeaders ?? [])
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, values);
        }

        text = null;
        if (_body != null)
        {
            text = JsonConvert.SerializeObject(_body, client.SerializationSettings);
            request.Content = new StringContent(text, Encoding.UTF8);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=utf-8");
        }

        return request;
    }

    private async Task<ErrorResponseException> CreateErrorAsync(
        HttpRequestMessage request, string requestText, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        var error = new ErrorResponseException($"Operation returned an invalid status code '{response.StatusCode}'")
        {
            Request = new HttpRequestMessageWrapper(request, requestText),
            Response = new HttpResponseMessageWrapper(response, text),
        };
        try
        {
            error.Body = JsonConvert.DeserializeObject<ErrorResponse>(text, client.DeserializationSettings);
        }
        catch (JsonException)
        {
            // An error page of a proxy is no ErrorResponse; its text is in Response.Content.
        }

        return error;
    }
}
