namespace Microsoft.Rest;

/// <summary>A group of operations of a service client.</summary>
public interface IServiceOperations<out TClient>
{
    TClient Client { get; }
}
