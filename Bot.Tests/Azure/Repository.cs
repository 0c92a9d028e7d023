namespace TwilioBot.Tests.Azure;

/// <summary>The files of this repository, for tests of what is not part of the program.</summary>
internal static class Repository
{
    /// <summary>The folder that holds <c>TwilioBot.sln</c>.</summary>
    public static readonly string Root = Find();

    /// <summary>The text of a file, its path from the root.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "TwilioBot.sln")))
            {
                return folder;
            }
        }
        throw new DirectoryNotFoundException("The tests run outside the repository.");
    }
}
