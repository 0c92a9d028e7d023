using System.Net;
using System.Text;

namespace TwilioBot.Sdk.Tests.Connector;

/// <summary>Answers requests without a network, and remembers them.</summary>
internal sealed class StubHandler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    public StubHandler(HttpStatusCode status, string body)
        : this(_ => new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") })
    {
    }

    /// <summary>What was asked: method and path with query, body, and the Authorization header.</summary>
    public List<(string Line, string Body, string Authorization)> Requests { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content == null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add(($"{request.Method} {request.RequestUri.AbsoluteUri}", body, request.Headers.Authorization?.ToString()));
        return answer(request);
    }
}
