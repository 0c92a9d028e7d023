namespace TwilioBot.Delivery.Sqlite;

/// <summary>Finds statements by their text. It is almost always the very same object, so only little of it is read.</summary>
internal sealed class SqlText : IEqualityComparer<string>
{
    public static readonly SqlText Comparer = new();

    public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal);

    public int GetHashCode(string obj) => HashCode.Combine(obj.Length, obj.Length == 0 ? '\0' : obj[obj.Length / 2]);
}
