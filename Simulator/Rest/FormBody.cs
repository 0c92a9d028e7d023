using Microsoft.AspNetCore.Http;
using TwilioBot.Simulator.Outbound;
using TwilioBot.Wire;

namespace TwilioBot.Simulator.Rest;

/// <summary>Reads a request's form by the parser of the wire: ASP.NET's own merges names that differ by case.</summary>
internal static class FormBody
{
    /// <summary>The fields, none when the body is no form; null when there are more than anybody sends.</summary>
    public static async Task<TwilioForm?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
        {
            return TwilioForm.Empty;
        }

        var buffer = new byte[TwilioForm.MaxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)
            .ConfigureAwait(false);
        return TwilioForm.TryParse(buffer.AsSpan(0, length), out var form) == FormVerdict.Ok ? form : null;
    }

    public static IResult TooLarge() =>
        RestError.Of(new CreateError(20001, "The request is too large", StatusCodes.Status413PayloadTooLarge));
}
