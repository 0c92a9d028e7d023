using Newtonsoft.Json;

namespace TwilioBot.Delivery.State;

/// <summary>Where in the state the writer is, for its error messages; one per call.</summary>
internal sealed class StateSerializerPath
{
    private readonly Stack<string> _steps = new();

    public void Enter(JsonWriter writer)
    {
        // Also keeps a long chain of objects from exhausting the stack: each step of the path is one of its frames.
        if (_steps.Count > StateSerializer.MaxDepth)
        {
            throw StateSerializerDepth.TooDeep();
        }

        // In an array the writer's path still ends in the number of the item before.
        var path = writer.Path;
        var array = path.EndsWith(']') ? path[..path.LastIndexOf('[')] : path;
        _steps.Push(writer.WriteState == WriteState.Array ? array + "[]" : path);
    }

    public void Leave() => _steps.Pop();

    public override string ToString() =>
        string.Join('.', _steps.Reverse().Where(step => step.Length > 0)).Replace(".[", "[", StringComparison.Ordinal);
}
