namespace Microsoft.Bot.Builder;

/// <summary>An object whose version storage compares when it is written; <c>"*"</c> writes over any version.</summary>
public interface IStoreItem
{
    string ETag { get; set; }
}
