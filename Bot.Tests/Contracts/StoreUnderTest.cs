using System.Globalization;
using TwilioBot.Delivery;

namespace TwilioBot.Tests.Contracts;

/// <summary>A store on a real database of its own, and a second connection that sees what is durable in it.</summary>
public abstract class StoreUnderTest : IAsyncDisposable
{
    /// <summary>The store as it is open now; <see cref="ReopenAsync"/> puts another in its place.</summary>
    public abstract IMessageStore Store { get; }

    internal ManualClock Clock { get; } = new();

    /// <summary>Leaves everything as it is, claims included, and opens the same database anew, as after a crash.</summary>
    public abstract Task ReopenAsync();

    /// <summary>Opens the same database anew after a death of the process.</summary>
    public abstract Task DieAsync();

    /// <summary>Waits until every claim that was given back is.</summary>
    public virtual Task UntilReleasedAsync() => Task.CompletedTask;

    /// <summary>The first value that a query finds, as text; null when there is none. Asked over a connection of its own.</summary>
    public string? Look(string sql) => Value(sql) is { } value and not DBNull ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    /// <summary>The first value that a query finds, which is binary; null when there is none.</summary>
    public byte[]? Bytes(string sql) => Value(sql) as byte[];

    /// <summary>From now on the database refuses whatever is written to a table.</summary>
    public abstract void Refuse(string table);

    /// <summary>Takes everything again.</summary>
    public abstract void Allow(string table);

    public abstract ValueTask DisposeAsync();

    protected abstract object? Value(string sql);

    public string? InboxState(string messageSid) => Look($"SELECT state FROM inbox WHERE message_sid = '{messageSid}'");

    public OutboxState? OutboxState(string id) =>
        Look($"SELECT state FROM outbox WHERE id = '{id}'") is { } state ? Enum.Parse<OutboxState>(state) : null;

    public IEnumerable<OutboxState?> OutboxStates(params string[] ids) => ids.Select(OutboxState);

    public string? Outbox(string column, string id) => Look($"SELECT {column} FROM outbox WHERE id = '{id}'");
}
