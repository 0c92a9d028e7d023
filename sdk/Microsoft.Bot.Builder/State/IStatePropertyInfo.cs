namespace Microsoft.Bot.Builder;

/// <summary>Names a state property.</summary>
public interface IStatePropertyInfo
{
    string Name { get; }
}
