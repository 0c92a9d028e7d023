using Microsoft.AspNetCore.Http;
using TwilioBot.Simulator.Outbound;

namespace TwilioBot.Simulator.Page;

/// <summary>What a person does on a phone of the page. Each returns at once; what becomes of it comes over the feed.</summary>
internal static class PageActions
{
    public const int LargestPicture = 5 * 1024 * 1024;
    private const int LongestText = 1600;

    public static IResult Text(TextRequest request, TwilioSimulator simulator)
    {
        if (string.IsNullOrWhiteSpace(request.Body) || request.Body.Length > LongestText)
        {
            return Refuse($"A text has 1 to {LongestText} characters.");
        }

        return Send(simulator, request.Phone, line => simulator.TextAsync(line.Person, line.Bot, request.Body));
    }

    public static IResult Location(LocationRequest request, TwilioSimulator simulator)
    {
        if (!(Math.Abs(request.Latitude) <= 90 && Math.Abs(request.Longitude) <= 180))
        {
            return Refuse("Latitude goes from -90 to 90, longitude from -180 to 180.");
        }

        var place = new SimulatedPlace(request.Latitude, request.Longitude, request.Name, request.Address);
        return Send(simulator, request.Phone, line => simulator.SendLocationAsync(line.Person, line.Bot, place));
    }

    /// <summary>The body is the picture itself; what it is, its first bytes say.</summary>
    public static async Task<IResult> PictureAsync(
        string phone, string? caption, HttpRequest request, TwilioSimulator simulator, CancellationToken cancellationToken)
    {
        if (request.ContentLength is > LargestPicture) return TooLarge();
        using var buffer = new MemoryStream();
        var chunk = new byte[64 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > LargestPicture) return TooLarge();
        }

        var content = buffer.ToArray();
        if (MediaTypes.Sniff(content) is not { } type)
        {
            return Refuse("That is no JPEG, PNG, GIF or WebP picture.", StatusCodes.Status415UnsupportedMediaType);
        }

        return Send(simulator, phone, line =>
            simulator.SendMediaAsync(line.Person, line.Bot, new SimulatedFile(content, type), caption ?? ""));

        static IResult TooLarge() => Refuse("A picture has 5 MB at most.", StatusCodes.Status413PayloadTooLarge);
    }

    /// <summary>The person has these messages before their eyes.</summary>
    public static async Task<IResult> ReadAsync(ReadRequest request, TwilioSimulator simulator)
    {
        foreach (var sid in request.Sids.Take(100))
        {
            await simulator.ReadAsync(sid).ConfigureAwait(false);
        }

        return Results.Accepted();
    }

    private static IResult Send(TwilioSimulator simulator, string phone, Func<PhoneLine, Task> send)
    {
        if (PhoneLine.Of(phone, simulator.Options) is not { } line) return Refuse("The page has two phones: sms and whatsapp.");
        simulator.Background(() => send(line));
        return Results.Accepted();
    }

    private static IResult Refuse(string why, int status = StatusCodes.Status400BadRequest) =>
        Results.Json(new { error = why }, statusCode: status);

    internal sealed record TextRequest(string Phone, string Body);

    internal sealed record LocationRequest(string Phone, double Latitude, double Longitude, string? Name, string? Address);

    internal sealed record ReadRequest(IReadOnlyList<string> Sids);
}
