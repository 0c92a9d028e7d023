using Microsoft.Extensions.Logging;
using TwilioBot.Adapters;

namespace TwilioBot.Delivery.Reconcile;

/// <summary>
/// Finds messages that people sent and we were never told of. Twilio gives a webhook up within 15 seconds and says no more of it;
/// its list still has the message. Looks at start, after every webhook that we did not take, and now and then.
/// </summary>
public sealed class Reconciler(Sweep sweep, TwilioOptions twilio, DeliveryOptions options, TimeProvider clock, ILogger<Reconciler> logger) : IDisposable
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1), LongestWait = TimeSpan.FromMinutes(1);
    private const int MentionAgainEvery = 10;

    private readonly SemaphoreSlim _missed = new(0, 1);
    private long _missedAt;

    // When Twilio no longer tries the webhook that was missed last.
    private DateTimeOffset GivenUpAt => new DateTimeOffset(Interlocked.Read(ref _missedAt), TimeSpan.Zero) + Sweep.LeftToWebhooks;

    /// <summary>A genuine webhook was not taken: what it told will be looked for, once Twilio has stopped trying.</summary>
    public void Missed()
    {
        Interlocked.Exchange(ref _missedAt, clock.GetUtcNow().UtcTicks);
        try
        {
            _missed.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody said so already.
        }
    }

    /// <summary>Writes down, at the first start, since when our addresses are served. Does no harm when the database is away: the first look does it too.</summary>
    public async Task ServeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await sweep.ServeAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StoreUnavailableException e)
        {
            Log.StoreAway(logger, e.Message);
        }
    }

    /// <summary>Looks until <paramref name="stopping"/>. A look that fails is repeated, ever less often.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        // Where Twilio cannot reach us, its list would bring in what somebody else is there to answer.
        if (options.ReconcileEvery <= TimeSpan.Zero || !twilio.IsReachable)
        {
            return;
        }
        var due = clock.GetUtcNow();
        var failures = 0;
        var isForced = true;
        try
        {
            while (true)
            {
                if (await WaitAsync(due, stopping).ConfigureAwait(false))
                {
                    isForced = true;
                    due = Earlier(due, GivenUpAt);
                    continue;
                }
                try
                {
                    var again = await sweep.RunAsync(isForced, stopping).ConfigureAwait(false);
                    var now = clock.GetUtcNow();
                    if (GivenUpAt > now)
                    {
                        // Missed while another look was due already: it may have been too young for that one.
                        again = Earlier(GivenUpAt, again);
                    }
                    isForced = again is not null;
                    failures = 0;
                    due = Earlier(now + options.ReconcileEvery, again);
                }
#pragma warning disable CA1031 // Twilio or the database is away, or not as we think: nothing else stops for it.
                catch (Exception e) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
                {
                    if (failures++ % MentionAgainEvery == 0)
                    {
                        Log.SweepFailed(logger, failures, e.GetType().Name + ": " + e.Message);
                    }
                    due = clock.GetUtcNow() + Backoff.After(failures, FirstWait, LongestWait);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _missed.Dispose();

    /// <returns>True when a webhook was missed before the time came.</returns>
    private async Task<bool> WaitAsync(DateTimeOffset due, CancellationToken stopping)
    {
        var wait = due - clock.GetUtcNow();
        if (wait <= TimeSpan.Zero)
        {
            stopping.ThrowIfCancellationRequested();
            return false;
        }
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var missed = _missed.WaitAsync(over.Token);
        var time = Task.Delay(wait, clock, over.Token);
        var first = await Task.WhenAny(missed, time).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        stopping.ThrowIfCancellationRequested();
        // The signal may have come just as the time did: taken is taken.
        return first == missed || missed.IsCompletedSuccessfully;
    }

    private static DateTimeOffset Earlier(DateTimeOffset due, DateTimeOffset? other) => other is { } time && time < due ? time : due;
}
