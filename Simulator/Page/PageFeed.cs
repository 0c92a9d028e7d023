using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using TwilioBot.Simulator.State;

namespace TwilioBot.Simulator.Page;

/// <summary>
/// The page's live feed. Every connection begins with everything there is, so a reconnect needs no memory of what was missed,
/// not even when the simulator itself has been restarted.
/// </summary>
internal static class PageFeed
{
    private const int MostMessages = 500;
    private const int MostEntries = 100;

    /// <summary>Ends with the host's stop: a page left open must not hold it up.</summary>
    public static IResult StreamAsync(TwilioSimulator simulator, IHostApplicationLifetime lifetime, CancellationToken cancellationToken) =>
        TypedResults.ServerSentEvents(EventsAsync(simulator, lifetime.ApplicationStopping, cancellationToken));

    private static async IAsyncEnumerable<SseItem<object>> EventsAsync(
        TwilioSimulator simulator, CancellationToken hostStops, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, hostStops);
        using var feed = simulator.State.Subscribe();
        var options = simulator.Options;

        yield return Item("everything", new
        {
            phones = new[] { PhoneLine.Of(PhoneLine.Sms, options), PhoneLine.Of(PhoneLine.WhatsApp, options) },
            suggestions = options.Suggestions,
            messages = feed.Messages.Where(m => PhoneLine.Showing(m, options) is not null)
                .TakeLast(MostMessages).Select(m => PageView.Of(m, options)),
            webhooks = feed.Attempts.TakeLast(MostEntries).Select(PageView.Of),
            alerts = feed.Alerts.TakeLast(MostEntries).Select(PageView.Of),
        });

        await foreach (var happened in Until(feed, stop.Token).ConfigureAwait(false))
        {
            switch (happened)
            {
                case MessageChanged { Message: var message } when PhoneLine.Showing(message, options) is not null:
                    yield return Item("message", PageView.Of(message, options));
                    break;
                case MessageRemoved { Sid: var sid }:
                    yield return Item("removed", new { sid });
                    break;
                case AttemptMade { Attempt: var attempt }:
                    yield return Item("webhook", PageView.Of(attempt));
                    break;
                case AlertRaised { Alert: var alert }:
                    yield return Item("alert", PageView.Of(alert));
                    break;
            }
        }

        static SseItem<object> Item(string type, object data) => new(data, type);
    }

    /// <summary>The events until the reader leaves or the host stops; neither is an error.</summary>
    private static async IAsyncEnumerable<SimulatorEvent> Until(Subscription feed, [EnumeratorCancellation] CancellationToken stop)
    {
        while (true)
        {
            try
            {
                if (!await feed.Events.WaitToReadAsync(stop).ConfigureAwait(false)) yield break;
            }
            catch (OperationCanceledException)
            {
                yield break;
            }

            while (feed.Events.TryRead(out var happened)) yield return happened;
        }
    }
}
