using Microsoft.Extensions.Logging;
using TwilioBot.Simulator.Outbound;
using TwilioBot.Simulator.State;
using TwilioBot.Simulator.Webhooks;
using TwilioBot.Wire;

namespace TwilioBot.Simulator;

/// <summary>Twilio on this machine: people's phones, what the bot sent them, and what happened on the wire in between.</summary>
public sealed class TwilioSimulator : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string> _boundAddress;
    private readonly WebhookClient _webhooks;
    private readonly MediaFetcher _fetcher;
    private readonly InboundDelivery _inbound;

    internal TwilioSimulator(TwilioSimulatorOptions options, TimeProvider time, ILogger<TwilioSimulator> logger, Func<string> boundAddress)
    {
        Options = options;
        Time = time;
        _boundAddress = boundAddress;
        State = new SimulatorState();
        Debugger = new Debugger(State, time, logger);
        var optOuts = new OptOuts();
        _webhooks = new WebhookClient(options, State, Debugger, time);
        _fetcher = new MediaFetcher(options, time);
        Progress = new MessageProgress(options, State, Debugger, _webhooks, _fetcher, time, _stop.Token);
        Intake = new MessageIntake(options, State, Debugger, new CreateRules(options, optOuts, time), Progress, time);
        _inbound = new InboundDelivery(options, State, Debugger, _webhooks, Intake, optOuts);
    }

    /// <summary>The account; may be changed while the simulator runs.</summary>
    public TwilioSimulatorOptions Options { get; }

    /// <summary>All messages in both directions, oldest first, as they are now.</summary>
    public IReadOnlyList<SimulatedMessage> Messages => State.Messages;

    /// <summary>The bot's messages in the order they were accepted, as they are now, without what Twilio says by itself.</summary>
    public IReadOnlyList<SimulatedMessage> Accepted => [.. State.Messages.Where(m => m is { IsInbound: false, IsAutomatic: false })];

    /// <summary>Every request made to the bot, in order of completion.</summary>
    public IReadOnlyList<WebhookAttempt> WebhookAttempts => State.Attempts;

    /// <summary>What Twilio's debugger would show.</summary>
    public IReadOnlyList<SimulatorAlert> Alerts => State.Alerts;

    internal TimeProvider Time { get; }

    internal SimulatorState State { get; }

    internal Debugger Debugger { get; }

    internal MessageIntake Intake { get; }

    internal MessageProgress Progress { get; }

    internal string BaseUrl => (Options.BaseUrl.Length > 0 ? Options.BaseUrl : _boundAddress()).TrimEnd('/');

    /// <summary>A person texts the bot.</summary>
    /// <returns>The message, once the webhook has been answered (or given up) and its answer carried out.</returns>
    public Task<SimulatedMessage> TextAsync(string from, string to, string body, CancellationToken cancellationToken = default) =>
        SendAsync(new InboundDraft(from, to) { Body = body }, cancellationToken);

    /// <summary>A person sends a picture or a file, with a caption or without.</summary>
    /// <inheritdoc cref="TextAsync" path="/returns"/>
    public Task<SimulatedMessage> SendMediaAsync(
        string from, string to, SimulatedFile file, string caption = "", CancellationToken cancellationToken = default) =>
        SendAsync(new InboundDraft(from, to) { Body = caption, Files = [file] }, cancellationToken);

    /// <summary>A person shares a place. SMS knows no places: there it leaves as text with a link, as phones do it.</summary>
    /// <inheritdoc cref="TextAsync" path="/returns"/>
    public Task<SimulatedMessage> SendLocationAsync(
        string from, string to, SimulatedPlace place, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(place);
        return TwilioAddress.IsWhatsApp(to)
            ? SendAsync(new InboundDraft(from, to) { Place = place }, cancellationToken)
            : TextAsync(from, to, PlaceText.Of(place), cancellationToken);
    }

    /// <summary>A person sends anything that a webhook can say.</summary>
    /// <inheritdoc cref="TextAsync" path="/returns"/>
    public async Task<SimulatedMessage> SendAsync(InboundDraft draft, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stop.Token);
        return await _inbound.DeliverAsync(Receive(draft), both.Token).ConfigureAwait(false);
    }

    /// <summary>The person reads a WhatsApp message: blue ticks, and a status callback. Does nothing to other messages.</summary>
    public Task ReadAsync(string messageSid) => Progress.ReadAsync(messageSid);

    /// <summary>
    /// Waits for a message that is, or becomes, as described. A message is shown at every change of status, so
    /// <c>m => m.Body == "Hello." &amp;&amp; m.Status == MessageStatus.Delivered</c> works.
    /// </summary>
    public async Task<SimulatedMessage> WaitForAsync(Func<SimulatedMessage, bool> predicate, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        using var feed = State.Subscribe();
        if (feed.Messages.FirstOrDefault(predicate) is { } already) return already;
        await foreach (var happened in feed.Events.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            if (happened is MessageChanged { Message: var message } && predicate(message)) return message;
        }

        throw new InvalidOperationException("The simulator produced events faster than the predicate looked at them.");
    }

    /// <summary>Waits for a request to the bot that is as described; past ones count.</summary>
    public async Task<WebhookAttempt> WaitForWebhookAsync(Func<WebhookAttempt, bool> predicate, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        using var feed = State.Subscribe();
        if (feed.Attempts.FirstOrDefault(predicate) is { } already) return already;
        await foreach (var happened in feed.Events.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            if (happened is AttemptMade { Attempt: var attempt } && predicate(attempt)) return attempt;
        }

        throw new InvalidOperationException("The simulator produced events faster than the predicate looked at them.");
    }

    /// <summary>Ends what is still on its way.</summary>
    public void Dispose()
    {
        // The source itself is not disposed: it has no timer, and late messages may still ask for its token.
        _stop.Cancel();
        _webhooks.Dispose();
        _fetcher.Dispose();
    }

    /// <summary>Does something that nobody waits for.</summary>
    internal void Background(Func<Task> work) => _ = Task.Run(
        async () =>
        {
            try
            {
                await work().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                // The simulator ends; nobody waits for the rest.
            }
        },
        _stop.Token);

    internal SimulatedMedia? FindMedia(string messageSid, string mediaSid) =>
        State.Find(messageSid)?.Media.FirstOrDefault(media => media.Sid == mediaSid);

    private SimulatedMessage Receive(InboundDraft draft)
    {
        var now = Time.GetUtcNow();
        var sid = Sid.New(draft.Files.Count > 0 ? "MM" : "SM");
        var media = draft.Files
            .Select(file => new SimulatedMedia(Sid.New("ME"), file.ContentType, now) { Content = file.Content }).ToList();
        var urls = media.Select(m => ($"{BaseUrl}{Rest.MessageJson.UriOf(Options.AccountSid, sid)}/Media/{m.Sid}", m.ContentType)).ToList();
        return new SimulatedMessage
        {
            Sid = sid,
            From = draft.From,
            To = draft.To,
            Body = draft.Body,
            Direction = MessageDirection.Inbound,
            Status = MessageStatus.Received,
            DateCreated = now,
            DateUpdated = now,
            DateSent = now,
            NumSegments = MessageIntake.SegmentsOf(draft.Body, TwilioAddress.IsWhatsApp(draft.To) || media.Count > 0),
            Media = media,
            Place = draft.Place,
            Parameters = InboundForm.Of(draft, sid, Options, urls),
        };
    }
}
