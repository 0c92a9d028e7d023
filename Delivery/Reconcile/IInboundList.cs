namespace TwilioBot.Delivery.Reconcile;

/// <summary>Twilio's own record of what people sent us. Whatever it throws means that nothing is known, not that there was nothing.</summary>
public interface IInboundList
{
    /// <summary>One page of the messages to one of our addresses, newest first.</summary>
    /// <param name="ourAddress">The address.</param>
    /// <param name="page">What the page before named as <see cref="ListedPage.Next"/>; null: the first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ListedPage> ReadAsync(string ourAddress, string? page, CancellationToken cancellationToken);

    /// <summary>The pictures and files of a message; none when they are gone.</summary>
    Task<IReadOnlyList<ListedMedia>> ReadMediaAsync(string messageSid, CancellationToken cancellationToken);
}

/// <summary>Some messages, newest first.</summary>
/// <param name="Messages">The messages.</param>
/// <param name="Next">The page of older ones; null: there is none.</param>
public sealed record ListedPage(IReadOnlyList<ListedMessage> Messages, string? Next);

/// <summary>What the list says about a message to us.</summary>
/// <param name="MessageSid"><c>SM…</c> or <c>MM…</c>.</param>
/// <param name="From">Their address.</param>
/// <param name="To">Our address.</param>
/// <param name="Body">The text; empty when there is none, or when it was redacted.</param>
/// <param name="NumMedia">How many pictures and files it has.</param>
/// <param name="NumSegments">As Twilio counts.</param>
/// <param name="MessagingServiceSid">The service that our number is in.</param>
/// <param name="CreatedAt">When Twilio got it, to the second.</param>
public sealed record ListedMessage(
    string MessageSid, string From, string To, string Body, int NumMedia, string NumSegments, string? MessagingServiceSid, DateTimeOffset CreatedAt);

/// <summary>A picture or file of a message.</summary>
/// <param name="Url">Where it is fetched, with our credentials.</param>
/// <param name="ContentType">Its media type.</param>
public sealed record ListedMedia(string Url, string ContentType);
