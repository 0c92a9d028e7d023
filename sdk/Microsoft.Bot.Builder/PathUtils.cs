using System.IO;

namespace Microsoft.Bot.Builder;

/// <summary>Paths that were written on another operating system.</summary>
public static class PathUtils
{
    /// <summary>Turns both kinds of slash into the one that this system uses.</summary>
    public static string NormalizePath(string ambiguousPath)
        => ambiguousPath.Replace('\\', Path.DirectorySeparatorChar).Replace('/', Path.DirectorySeparatorChar);
}
