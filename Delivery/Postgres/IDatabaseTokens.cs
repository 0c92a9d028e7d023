namespace TwilioBot.Delivery.Postgres;

/// <summary>Where the password comes from when the connection string has none.</summary>
public interface IDatabaseTokens
{
    /// <summary>A token that PostgreSQL takes as this user's password now.</summary>
    ValueTask<string> TokenAsync(CancellationToken cancellationToken);
}
