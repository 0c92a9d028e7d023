namespace TwilioBot.Wire;

/// <summary>The tables that live beside the code as text files; lines that begin with <c>//</c> are notes.</summary>
internal static class EmbeddedTable
{
    public static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"{file} is not embedded in this assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)) yield return line;
        }
    }
}
