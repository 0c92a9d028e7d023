using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TwilioBot.Simulator.State;

namespace TwilioBot.Simulator.Rest;

/// <summary>Lets in who knows the account's token or its API key, to that account only, and adds Twilio's headers.</summary>
internal sealed class RestGate(TwilioSimulator simulator) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var started = simulator.Time.GetTimestamp();
        http.Response.Headers["Twilio-Concurrent-Requests"] = "1";
        http.Response.Headers["Twilio-Request-Id"] = Sid.New("RQ");
        http.Response.OnStarting(() =>
        {
            http.Response.Headers["Twilio-Request-Duration"] =
                simulator.Time.GetElapsedTime(started).TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });

        var open = !simulator.Options.MediaNeedsCredentials && http.GetEndpoint()?.Metadata.GetMetadata<RestApi.OpenMedia>() is not null;
        if (!open && !IsKnown(http.Request.Headers.Authorization.ToString()))
        {
            http.Response.Headers.WWWAuthenticate = "Basic realm=\"Twilio API\"";
            return RestError.Unauthorized();
        }

        var account = http.GetRouteValue("accountSid") as string;
        return account is null || account == simulator.Options.AccountSid
            ? await next(context).ConfigureAwait(false)
            : RestError.NotFound(http.Request.Path);
    }

    private bool IsKnown(string header)
    {
        const string basic = "Basic ";
        if (!header.StartsWith(basic, StringComparison.OrdinalIgnoreCase)) return false;

        var encoded = header.AsSpan(basic.Length).Trim();
        var buffer = new byte[encoded.Length];
        if (!Convert.TryFromBase64Chars(encoded, buffer, out var length)) return false;

        var options = simulator.Options;
        var given = buffer.AsSpan(0, length);
        return IsPair(given, options.AccountSid, options.AuthToken) || IsPair(given, options.ApiKeySid, options.ApiKeySecret);
    }

    private static bool IsPair(ReadOnlySpan<byte> given, string user, string secret) =>
        secret.Length > 0 && CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes($"{user}:{secret}"));
}
