namespace Microsoft.Bot.Builder.Dialogs.Memory.PathResolvers;

/// <summary>@entity is the first value of turn.recognized.entities.entity.</summary>
public class AtPathResolver : AliasPathResolver
{
    public AtPathResolver()
        : base("@", "turn.recognized.entities.")
    {
    }

    public override string TransformPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        path = path.Trim();
        if (!path.StartsWith('@') || path.Length < 2 || !IsPathChar(path[1]))
        {
            return path;
        }

        var end = path.IndexOfAny(['.', '[']);
        end = end < 0 ? path.Length : end;
        return $"turn.recognized.entities.{path[1..end]}.first(){path[end..]}";
    }
}
