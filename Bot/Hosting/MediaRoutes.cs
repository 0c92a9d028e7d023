namespace TwilioBot.Hosting;

/// <summary>The pictures that the bot sends; Twilio fetches them from here.</summary>
internal static class MediaRoutes
{
    /// <summary><c>GET</c> and <c>HEAD /media/&lt;file&gt;</c>: the files beside the program in <c>Media</c>, and nothing else.</summary>
    public static void MapMedia(this IEndpointRouteBuilder routes)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Media");
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.png") : [])
        {
            routes.MapMethods(
                "/media/" + Path.GetFileName(file),
                [HttpMethods.Get, HttpMethods.Head],
                context => Results.File(file, "image/png", lastModified: File.GetLastWriteTimeUtc(file)).ExecuteAsync(context));
        }
    }
}
