using Microsoft.AspNetCore.Http;

namespace TwilioBot.Simulator.Rest;

/// <summary>The pictures and files of a message.</summary>
/// <remarks>Source: https://www.twilio.com/docs/messaging/api/media-resource</remarks>
internal static class MediaApi
{
    public static IResult List(string sid, HttpRequest request, TwilioSimulator simulator)
    {
        if (simulator.State.Find(sid) is not { } message) return RestError.NotFound(request.Path);

        var account = simulator.Options.AccountSid;
        return new RestJson(StatusCodes.Status200OK, json =>
        {
            // A message has 10 media at most, a page 50: there is only ever one.
            var uri = $"{MessageJson.UriOf(account, sid)}/Media.json?PageSize=50&Page=0";
            json.WriteString("first_page_uri", uri);
            json.WriteNumber("end", Math.Max(0, message.Media.Count - 1));
            json.WriteStartArray("media_list");
            foreach (var media in message.Media)
            {
                json.WriteStartObject();
                MessageJson.Write(json, media, sid, account);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNull("previous_page_uri");
            json.WriteString("uri", uri);
            json.WriteNumber("page_size", 50);
            json.WriteNumber("start", 0);
            json.WriteNull("next_page_uri");
            json.WriteNumber("page", 0);
        });
    }

    public static IResult Fetch(string sid, string mediaSid, HttpRequest request, TwilioSimulator simulator) =>
        simulator.FindMedia(sid, mediaSid) is { } media
            ? new RestJson(StatusCodes.Status200OK, json => MessageJson.Write(json, media, sid, simulator.Options.AccountSid))
            : RestError.NotFound(request.Path);

    /// <summary>Twilio doesn't serve the bytes here: it redirects to where they lie.</summary>
    public static IResult Download(string sid, string mediaSid, HttpRequest request, TwilioSimulator simulator) =>
        simulator.FindMedia(sid, mediaSid) is { Content: not null }
            ? Results.Redirect(Page.PageRoutes.MediaUrl(sid, mediaSid), permanent: false, preserveMethod: true)
            : RestError.NotFound(request.Path);
}
