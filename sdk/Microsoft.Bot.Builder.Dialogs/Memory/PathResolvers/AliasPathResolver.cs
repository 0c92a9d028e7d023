namespace Microsoft.Bot.Builder.Dialogs.Memory.PathResolvers;

/// <summary>Writes a short beginning of a path out.</summary>
public class AliasPathResolver : IPathResolver
{
    private readonly string _prefix;
    private readonly string _postfix;

    public AliasPathResolver(string alias, string prefix, string postfix = null)
    {
        Alias = (alias ?? throw new ArgumentNullException(nameof(alias))).Trim();
        _prefix = (prefix ?? throw new ArgumentNullException(nameof(prefix))).Trim();
        _postfix = postfix ?? string.Empty;
    }

    public string Alias { get; }

    public virtual string TransformPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        path = path.Trim();
        return path.StartsWith(Alias, StringComparison.Ordinal) && path.Length > Alias.Length && IsPathChar(path[Alias.Length])
            ? $"{_prefix}{path[Alias.Length..]}{_postfix}".TrimEnd('.')
            : path;
    }

    protected bool IsPathChar(char ch) => char.IsLetter(ch) || ch == '_';
}
