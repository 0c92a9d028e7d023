namespace Microsoft.Bot.Builder.Dialogs.Debugging;

/// <summary>The stretch of a source file that a dialog was created in.</summary>
public class SourceRange
{
    public SourceRange()
    {
    }

    public SourceRange(string path, SourcePoint startPoint, SourcePoint endPoint)
    {
        Path = path;
        StartPoint = startPoint;
        EndPoint = endPoint;
    }

    public string DesignerId { get; set; }

    public string Path { get; set; }

    public SourcePoint StartPoint { get; set; }

    public SourcePoint EndPoint { get; set; }
}
