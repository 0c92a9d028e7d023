using Newtonsoft.Json;

namespace TwilioBot.Delivery.State;

/// <summary>Where in the state the writer is, for its error messages; one per call.</summary>
internal sealed class StateSerializerPath
{
    private readonly Stack<object> _steps = new();

    /// <summary>Steps into what the writer is about to write. It stands still meanwhile, so its path is asked for when it is needed.</summary>
    public void Enter(JsonWriter writer) => Push(writer);

    /// <summary>Steps into a value of a dictionary.</summary>
    public void Enter(string key) => Push(key);

    public void Leave() => _steps.Pop();

    public override string ToString() =>
        string.Join('.', _steps.Reverse().Select(Text).Where(step => step.Length > 0)).Replace(".[", "[", StringComparison.Ordinal);

    private void Push(object step)
    {
        // Also keeps a long chain of objects from exhausting the stack: each step of the path is one of its frames.
        if (_steps.Count > StateSerializer.MaxDepth)
        {
            throw StateSerializerDepth.TooDeep();
        }
        _steps.Push(step);
    }

    private static string Text(object step)
    {
        if (step is not JsonWriter writer)
        {
            return (string)step;
        }

        // In an array the writer's path still ends in the number of the item before.
        var path = writer.Path;
        var array = path.EndsWith(']') ? path[..path.LastIndexOf('[')] : path;
        return writer.WriteState == WriteState.Array ? array + "[]" : path;
    }
}
