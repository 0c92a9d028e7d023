namespace Microsoft.Bot.Builder.Dialogs.Memory;

/// <summary>Which of the paths that somebody watches have changed since when; time is counted in events.</summary>
public partial class DialogStateManager
{
    private const string PathTracker = "dialog._tracker.paths";

    /// <summary>Begins to watch paths; returns the names under which they are watched.</summary>
    public List<string> TrackPaths(IEnumerable<string> paths)
    {
        var tracked = new List<string>();
        foreach (var path in paths)
        {
            if (ObjectPath.TryResolvePath(this, TransformPath(path), out var segments))
            {
                var name = string.Join('_', segments).ToLowerInvariant();
                SetValue($"{PathTracker}.{name}", 0);
                tracked.Add(name);
            }
        }

        return tracked;
    }

    public bool AnyPathChanged(uint counter, IEnumerable<string> paths) =>
        paths != null && paths.Any(path => GetValue<uint>($"{PathTracker}.{path}") > counter);

    /// <summary>Notes a change on the watched paths at and below this one; false when the path can't be resolved.</summary>
    private bool TrackChange(string path, object value)
    {
        if (!ObjectPath.TryResolvePath(this, path, out var segments))
        {
            return false;
        }

        // Names that begin with an underscore are bookkeeping, the tracker's own among them.
        if (segments.Count > 1 && segments[1] is string name && name.StartsWith('_'))
        {
            return true;
        }

        NoteChange($"{PathTracker}.{string.Join('_', segments)}".ToLowerInvariant(), value);
        return true;
    }

    private void NoteChange(string trackedPath, object value)
    {
        if (TryGetValue<uint>(trackedPath, out _))
        {
            SetValue(trackedPath, GetValue<uint>(DialogPath.EventCounter));
        }

        ObjectPath.ForEachProperty(value, (name, child) => NoteChange($"{trackedPath}_{name.ToLowerInvariant()}", child));
    }
}
