using Microsoft.AspNetCore.Http;
using TwilioBot.Simulator.Outbound;

namespace TwilioBot.Simulator.Page;

/// <summary>Serves the bytes of pictures and files. Only pictures open in the browser; the rest is saved.</summary>
internal static class PageMedia
{
    public static IResult Serve(string sid, string mediaSid, HttpResponse response, TwilioSimulator simulator)
    {
        PageHeaders.Add(response);
        if (simulator.FindMedia(sid, mediaSid) is not { Content: { } content } media) return Results.NotFound();

        response.Headers.CacheControl = "private, max-age=3600, immutable";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return MediaTypes.IsPicture(media.ContentType)
            ? Results.Bytes(content, media.ContentType)
            : Results.Bytes(content, media.ContentType, media.Sid);
    }
}
