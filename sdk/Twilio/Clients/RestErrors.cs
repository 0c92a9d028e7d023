using System.Net;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Twilio.Exceptions;
using Twilio.Http;

namespace Twilio.Clients;

/// <summary>Which answers are refusals, and what exception each becomes.</summary>
internal static class RestErrors
{
    /// <summary>Answers from 200 to 399 pass: redirects are not followed, and their callers look at the status.</summary>
    public static Response ThrowIfRefused(Response response)
    {
        if (response == null)
        {
            throw new ApiConnectionException("Connection Error: No response received.");
        }

        if (response.StatusCode is >= HttpStatusCode.OK and < HttpStatusCode.BadRequest)
        {
            return response;
        }

        throw Problem(response) ?? Refusal(response) ??
            new ApiException("Api Error: " + response.StatusCode + " - " + (response.Content ?? "[no content]"));
    }

    private static TwilioException Refusal(Response response)
    {
        var error = Read(response.Content, RestException.FromJson);
        return error == null ? null : new ApiException(
            error.Code,
            (int)response.StatusCode,
            error.Message ?? "Unable to make request, " + response.StatusCode,
            error.MoreInfo,
            error.Details);
    }

    /// <summary>A problem document has a "title" and no "message"; the classic error body is the other way round.</summary>
    private static TwilioException Problem(Response response)
    {
        var fields = Read(response.Content, JsonConvert.DeserializeObject<JToken>) as JObject;
        if (fields == null || fields["message"] != null || fields["type"] == null || fields["title"] == null)
        {
            return null;
        }

        var problem = Read(response.Content, RestApiStandardException.FromJson);
        return problem == null ? null : new ApiStandardException(
            problem.Code,
            (int)response.StatusCode,
            problem.Type,
            problem.Title,
            problem.Detail,
            problem.Instance,
            problem.Errors);
    }

    private static T Read<T>(string json, Func<string, T> parse) where T : class
    {
        try
        {
            return json == null ? null : parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
