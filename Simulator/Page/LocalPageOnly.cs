using System.Net;
using Microsoft.AspNetCore.Http;

namespace TwilioBot.Simulator.Page;

/// <summary>
/// Keeps other web pages out. The Host must be this machine's own name, so that a foreign name pointed at 127.0.0.1 gets nothing;
/// and what a browser says comes from another site is refused.
/// </summary>
internal sealed class LocalPageOnly : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        PageHeaders.Add(context.HttpContext.Response);
        return IsLocal(request.Host.Host) && IsOwn(request)
            ? next(context)
            : ValueTask.FromResult<object?>(Results.Text("This page answers to itself only.", statusCode: StatusCodes.Status403Forbidden));
    }

    private static bool IsLocal(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsOwn(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        var own = $"{request.Scheme}://{request.Host}";
        if (origin.Length > 0 && !string.Equals(origin, own, StringComparison.OrdinalIgnoreCase)) return false;

        // Absent: not a browser. "none": typed into the address bar. A link from elsewhere may open the page itself, nothing else.
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return site is "" or "same-origin" or "none"
            || (HttpMethods.IsGet(request.Method) && request.Path == "/" && request.Headers["Sec-Fetch-Mode"] == "navigate");
    }
}
