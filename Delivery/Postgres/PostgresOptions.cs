namespace TwilioBot.Delivery.Postgres;

/// <summary>How instances that share a database deal with each other. The defaults are for everybody; tests are in more of a hurry.</summary>
public sealed class PostgresOptions
{
    /// <summary>How long a claim holds without being renewed. A frozen instance's work is taken over after this and two beats.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(7);

    /// <summary>How often an instance shows that it lives, renews what it holds, and looks for what others have left.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a claim may wait for a wake-up that got lost.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long one step may take before the database counts as away. With one repeat it stays below the two seconds that a webhook may wait.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>How much later than others an instance takes up again what it has failed at, so that an able one comes first.</summary>
    public TimeSpan Shyness { get; init; } = TimeSpan.FromSeconds(1.5);
}
