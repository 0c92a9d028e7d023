using Microsoft.AspNetCore.Http;
using TwilioBot.Simulator.Outbound;

namespace TwilioBot.Simulator.Rest;

/// <summary>Twilio's error body: code, message, more_info, status.</summary>
internal static class RestError
{
    public static IResult Of(CreateError error) => new RestJson(error.HttpStatus, json =>
    {
        json.WriteNumber("code", error.Code);
        json.WriteString("message", error.Message);
        json.WriteString("more_info", error.MoreInfo);
        json.WriteNumber("status", error.HttpStatus);
    });

    public static IResult NotFound(string? path) =>
        Of(new CreateError(20404, $"The requested resource {path} was not found", StatusCodes.Status404NotFound));

    public static IResult Unauthorized() => Of(new CreateError(20003, "Authenticate", StatusCodes.Status401Unauthorized));
}
