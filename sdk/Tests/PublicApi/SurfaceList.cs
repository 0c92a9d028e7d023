// The product's tests read this file, too, where nullability is on.
#nullable disable
using System.Text.RegularExpressions;

namespace TwilioBot.Sdk.Tests.PublicApi;

/// <summary>A type of a surface list, with its member lines.</summary>
internal sealed record SurfaceType(string Assembly, string Namespace, string Head, string Bases, IReadOnlyList<string> Members)
{
    public string FullName => $"{Namespace}.{Head.Split(' ', 2)[^1].Split(' ')[^1]}";
}

/// <summary>Reads surface lists and PublicAPI.txt, which share one notation.</summary>
internal static partial class SurfaceList
{
    public static IReadOnlyList<SurfaceType> Parse(string text)
    {
        var types = new List<SurfaceType>();
        List<string> members = [];
        string assembly = null, space = null;
        foreach (var line in text.Split('\n').Select(each => each.TrimEnd('\r')))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                // Other chapters of a list are no assemblies: what they hold is not surface.
                assembly = line.StartsWith("## Assembly ", StringComparison.Ordinal) ? line["## Assembly ".Length..] : null;
            }
            else if (line.StartsWith("### namespace ", StringComparison.Ordinal))
            {
                space = line["### namespace ".Length..];
            }
            else if (assembly != null && TypeLine().Match(line) is { Success: true } type)
            {
                members = [];
                types.Add(new SurfaceType(assembly, space, type.Groups["head"].Value, type.Groups["rest"].Value.Trim(), members));
            }
            else if (assembly != null && line.StartsWith("  - ", StringComparison.Ordinal))
            {
                members.Add(line);
            }
        }

        return types;
    }

    [GeneratedRegex(@"^- \*\*(?<head>.+?)\*\*(?<rest>.*)$")]
    private static partial Regex TypeLine();
}
