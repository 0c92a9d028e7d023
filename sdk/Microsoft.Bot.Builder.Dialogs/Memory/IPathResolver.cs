namespace Microsoft.Bot.Builder.Dialogs.Memory;

/// <summary>Writes out a short form of a path.</summary>
public interface IPathResolver
{
    string TransformPath(string path);
}
