using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using TwilioBot.Tests.Stories;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Kills;

/// <summary>How what people say reaches the bot, and how long that takes.</summary>
internal sealed partial class Storm : IBotLine
{
    private readonly ConcurrentBag<TimeSpan> _answers = [];
    private int _posting, _waiting, _refused;
    private long _slowestRefusal;

    /// <summary>How many posts the bot has answered with "not now".</summary>
    public int Refused => _refused;

    /// <summary>The longest that such an answer took.</summary>
    public TimeSpan SlowestRefusal => TimeSpan.FromTicks(Interlocked.Read(ref _slowestRefusal));

    /// <summary>The longest that a webhook waited for its answer.</summary>
    public TimeSpan LongestAnswer => _answers.Max();

    public async Task<bool> TryPostAsync(Talker talker, TwilioForm form)
    {
        var webhook = new WebhookPost(_http, _entrance + (talker.BotNumber == TwilioSide.SmsNumber ? "/api/sms" : "/api/whatsapp"), Twilio.Options.AuthToken);
        Posted?.Invoke(Moment.AMessageIsBeingPosted);
        var since = Stopwatch.GetTimestamp();
        Interlocked.Increment(ref _posting);
        try
        {
            var status = (await webhook.PostAsync(form)).Status;
            var isTaken = (int)status is >= 200 and <= 299;
            if (status == HttpStatusCode.ServiceUnavailable) NoteRefusal(Stopwatch.GetElapsedTime(since));
            _answers.Add(Stopwatch.GetElapsedTime(since));
            Posted?.Invoke(isTaken ? Moment.AMessageWasTaken : Moment.AMessageWasRefused);
            return isTaken;
        }
        // HttpClient lets a bare SocketException through when the process is killed in the middle of a handshake.
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            return false;
        }
        finally
        {
            Interlocked.Decrement(ref _posting);
        }
    }

    public async Task UntilListeningAsync()
    {
        Interlocked.Increment(ref _waiting);
        // A bot that is there and says "not now" is asked again soon, not at once.
        if (_listening.Task.IsCompleted)
        {
            using var soon = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            await soon.WaitForNextTickAsync();
        }
        await _listening.Task;
        Interlocked.Decrement(ref _waiting);
    }

    public Task UntilHeardAsync(Talker talker, int count) => Record.UntilHeardAsync(talker.Number, count);

    private void NoteRefusal(TimeSpan took)
    {
        Interlocked.Increment(ref _refused);
        for (var slowest = Interlocked.Read(ref _slowestRefusal); took.Ticks > slowest; slowest = Interlocked.Read(ref _slowestRefusal))
        {
            Interlocked.CompareExchange(ref _slowestRefusal, took.Ticks, slowest);
        }
    }
}
