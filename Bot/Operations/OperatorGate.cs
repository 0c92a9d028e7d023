using System.Net;
using System.Security.Cryptography;
using System.Text;
using TwilioBot.Adapters;

namespace TwilioBot.Operations;

/// <summary>
/// Lets operators in: whoever shows <c>Admin:ApiKey</c>; without a key, in Development only, whoever sits at this machine. Web pages are
/// never let in: a browser that an operator has open must not be made to do what its page wants.
/// </summary>
internal sealed class OperatorGate : IEndpointFilter
{
    private const string Scheme = "Bearer ";

    // Written by whatever carries requests from elsewhere to this machine: a proxy, a tunnel.
    private static readonly string[] Carried = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Original-Host"];

    // Of equal length whatever is compared, so that the time it takes tells nothing.
    private readonly byte[]? _key;
    private readonly ILogger _logger;
    private readonly LogLimit _refusals;

    /// <param name="key">Admin:ApiKey; empty: there is none.</param>
    /// <param name="clock">Tells how often refusals may be logged.</param>
    /// <param name="logger">The log.</param>
    public OperatorGate(string key, TimeProvider clock, ILogger<OperatorGate> logger)
    {
        _key = key.Length > 0 ? Hash(key) : null;
        _logger = logger;
        _refusals = new LogLimit(clock, (reason, more) => Log.OperatorsRefused(logger, more, reason));
    }

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Refuse(http) is { } refusal ? ValueTask.FromResult<object?>(refusal) : next(context);
    }

    private IResult? Refuse(HttpContext http)
    {
        var request = http.Request;
        if (request.Headers.ContainsKey("Origin") || request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "none"))
        {
            return Forbid("web-page", "A web page asked for this in somebody's browser. Use a command line, such as curl.");
        }
        if (_key is not null)
        {
            return IsKey(request.Headers.Authorization.ToString()) ? null : Challenge(http);
        }
        return IsHere(http)
            ? null
            : Forbid("not-this-machine", "Without Admin:ApiKey only this machine itself is let in, by its own name. Set Admin:ApiKey and send \"Authorization: Bearer <key>\".");
    }

    private bool IsKey(string header) =>
        header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && CryptographicOperations.FixedTimeEquals(Hash(header[Scheme.Length..].Trim()), _key);

    // The name counts as well: a foreign one that leads to 127.0.0.1 would let its page in.
    private static bool IsHere(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && (http.Request.Host.Host is "localhost" || (IPAddress.TryParse(http.Request.Host.Host.Trim('[', ']'), out var host) && IPAddress.IsLoopback(host)))
        && !Carried.Any(http.Request.Headers.ContainsKey);

    private IResult Challenge(HttpContext http)
    {
        Tell("wrong-key");
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Of(StatusCodes.Status401Unauthorized, "The operators' key is missing or wrong", "Send the value of Admin:ApiKey as \"Authorization: Bearer <key>\".");
    }

    private IResult Forbid(string reason, string cure)
    {
        Tell(reason);
        return Problems.Of(StatusCodes.Status403Forbidden, "This is for operators", cure);
    }

    private void Tell(string reason)
    {
        if (_refusals.IsFirst(reason))
        {
            Log.OperatorRefused(_logger, reason);
        }
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
