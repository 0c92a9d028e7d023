using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace TwilioBot.Simulator.Page;

/// <summary>The phone page at <c>/</c> and what it talks to under <c>/simulator</c>.</summary>
internal static class PageRoutes
{
    public static void MapPhonePage(this IEndpointRouteBuilder routes)
    {
        var page = routes.MapGroup("").AddEndpointFilter<RouteGroupBuilder, LocalPageOnly>();
        page.MapGet("/", PageAssets.Index);

        var api = page.MapGroup("/simulator");
        api.MapGet("/assets/{file}", (string file) => PageAssets.Serve(file));
        api.MapGet("/events", PageFeed.StreamAsync);
        api.MapPost("/text", PageActions.Text);
        api.MapPost("/location", PageActions.Location);
        api.MapPost("/picture", PageActions.PictureAsync).WithMetadata(new RequestSizeLimitAttribute(PageActions.LargestPicture + 1));
        api.MapPost("/read", PageActions.ReadAsync);

        // Bots fetch media from here too, after Twilio's redirect; ids of 128 random bits are the key, as on Twilio's own media host.
        routes.MapGet("/simulator/media/{sid}/{mediaSid}", PageMedia.Serve);
    }

    public static string MediaUrl(string messageSid, string mediaSid) => $"/simulator/media/{messageSid}/{mediaSid}";
}
