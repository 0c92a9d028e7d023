namespace TwilioBot.Delivery;

/// <summary>
/// What looking through Twilio's list for messages we were never told of has to remember: since when we serve an address, how far
/// it was looked through, and who is at it.
/// </summary>
public interface ISweepStore
{
    /// <summary>Since when this database serves each address. Those it has never served are served, durably, from now on.</summary>
    Task<IReadOnlyDictionary<string, ServedAddress>> ServeAsync(IReadOnlyCollection<string> addresses, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the sweep, or keeps it, for <paramref name="length"/> from now by the store's clock: of several instances on one database
    /// one looks at a time.
    /// </summary>
    /// <returns>False while another owner has it.</returns>
    Task<bool> TryLeaseSweepAsync(string owner, TimeSpan length, CancellationToken cancellationToken);

    /// <summary>
    /// Gives the sweep back, if it is still this owner's, and writes down that <paramref name="addresses"/> were looked through up to
    /// <paramref name="through"/>; null when it came to nothing.
    /// </summary>
    Task EndSweepAsync(string owner, IReadOnlyCollection<string> addresses, DateTimeOffset? through, CancellationToken cancellationToken);

    /// <summary>Which of these MessageSids of an account the inbox holds. A message whose row is gone is known to <see cref="IMessageStore.AcceptAsync"/> only.</summary>
    Task<IReadOnlySet<string>> FindTakenAsync(string accountSid, IReadOnlyCollection<string> messageSids, CancellationToken cancellationToken);
}

/// <summary>An address of ours.</summary>
/// <param name="Since">When this database first served it; nothing older is our business.</param>
/// <param name="SweptThrough">Up to when it was last looked through; null: never yet.</param>
public sealed record ServedAddress(DateTimeOffset Since, DateTimeOffset? SweptThrough);
