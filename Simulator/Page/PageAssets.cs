using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace TwilioBot.Simulator.Page;

/// <summary>The files of the page, which lie inside the assembly.</summary>
internal static class PageAssets
{
    private const string Prefix = "TwilioBot.Simulator.Phone.";

    private static readonly Dictionary<string, byte[]> Files = typeof(PageAssets).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(name => name[Prefix.Length..], Load, StringComparer.Ordinal);

    public static IResult Index() => Serve("index.html");

    public static IResult Serve(string file) =>
        Files.TryGetValue(file, out var content) ? Results.Bytes(content, TypeOf(file)) : Results.NotFound();

    private static byte[] Load(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static string TypeOf(string file) => Path.GetExtension(file) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".jpg" => "image/jpeg",
        _ => "application/octet-stream",
    };
}
