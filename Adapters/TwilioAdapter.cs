using System.Globalization;
using System.Security.Claims;
using System.Security.Principal;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TwilioBot.Wire;

namespace TwilioBot.Adapters;

/// <summary>
/// What SMS and WhatsApp have in common on their way between Twilio and a Bot Framework bot; each channel says only how it differs.
/// </summary>
public abstract class TwilioAdapter : BotAdapter, IBotFrameworkHttpAdapter
{
    private readonly ITwilioSender _sender;
    private readonly TimeProvider _clock;
    private readonly TwilioWebhookReader _webhooks;
    private readonly TemplateCatalog _templates;
    private readonly ContentReader _contents;

    private protected TwilioAdapter(TwilioOptions options, ITwilioSender? sender, TimeProvider? clock, ILogger? logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        Logger = logger ?? NullLogger.Instance;
        _clock = clock ?? TimeProvider.System;
        _sender = sender ?? new DirectTwilioSender(new TwilioApi(options, clock));
        _webhooks = new TwilioWebhookReader(options);
        _templates = new TemplateCatalog(options);
        _contents = new ContentReader(Render, options, Logger);
    }

    /// <summary>The channel of its activities: <c>twilio-sms</c> or <c>twilio-whatsapp</c>.</summary>
    public abstract string ChannelId { get; }

    private protected TwilioOptions Options { get; }

    private protected ILogger Logger { get; }

    /// <summary>Whether an address belongs to this channel.</summary>
    public abstract bool Carries(string? address);

    /// <summary>The inbound message as an activity.</summary>
    public Activity ToActivity(TwilioForm form, DateTimeOffset receivedAt)
    {
        ArgumentNullException.ThrowIfNull(form);
        return InboundActivity.FromMessage(form, ChannelId, receivedAt);
    }

    /// <summary>
    /// The status callback as an event activity named <see cref="TwilioStatus.EventName"/>, with a <see cref="TwilioStatus"/> as its
    /// value.
    /// </summary>
    /// <param name="form">The callback's fields.</param>
    /// <param name="receivedAt">When it came in.</param>
    /// <param name="messageId">Our own id of the message, when there is one beside Twilio's.</param>
    public Activity ToStatusEvent(TwilioForm form, DateTimeOffset receivedAt, string? messageId = null)
    {
        ArgumentNullException.ThrowIfNull(form);
        return InboundActivity.FromStatus(form, ChannelId, receivedAt, messageId);
    }

    /// <summary>The Twilio messages that an activity becomes, in order; none when it says nothing that the channel can carry.</summary>
    /// <exception cref="ArgumentException">The activity does not say from whom to whom.</exception>
    /// <exception cref="InvalidOperationException">It names a template that is not configured, or gives it too few values.</exception>
    public IReadOnlyList<TwilioMessage> ToMessages(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (activity.Type != ActivityTypes.Message) return [];

        var envelope = new TwilioMessage
        {
            From = AddressOf(activity.From, "From"),
            To = AddressOf(activity.Recipient, "Recipient"),
        };
        return TemplateCatalog.Read(activity.ChannelData) is { } template
            ? ComposeTemplate(template, _templates.Fill(template, activity.Locale), activity.Locale, envelope)
            : [.. Compose(_contents.Read(activity), envelope)];
    }

    /// <summary>
    /// Handles one webhook from beginning to end: checks it, runs the turn, answers. The turn takes place within Twilio's request, which
    /// lasts 15 seconds at most; use a durable inbox where that is not enough.
    /// </summary>
    public async Task ProcessAsync(
        HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(httpRequest);
        ArgumentNullException.ThrowIfNull(httpResponse);
        ArgumentNullException.ThrowIfNull(bot);

        var webhook = await _webhooks.ReadAsync(httpRequest, cancellationToken).ConfigureAwait(false);
        await ProcessAsync(webhook, httpResponse, bot, cancellationToken).ConfigureAwait(false);
    }

    internal async Task ProcessAsync(TwilioWebhook webhook, HttpResponse response, IBot bot, CancellationToken cancellationToken)
    {
        if (!webhook.IsAccepted)
        {
            await webhook.WriteRefusalAsync(response, cancellationToken).ConfigureAwait(false);
            return;
        }

        var kind = Webhook.Classify(webhook.Form);
        if (kind is not (WebhookKind.Message or WebhookKind.Status))
        {
            await RefuseAsync(StatusCodes.Status400BadRequest, TwilioWebhookRefusals.NotAMessage).ConfigureAwait(false);
        }
        else if (!Carries(webhook.Form["From"]))
        {
            await RefuseAsync(StatusCodes.Status404NotFound, TwilioWebhookRefusals.OtherChannel).ConfigureAwait(false);
        }
        else
        {
            var now = _clock.GetUtcNow();
            var activity = kind == WebhookKind.Status ? ToStatusEvent(webhook.Form, now) : ToActivity(webhook.Form, now);
            await RunAsync(activity, bot.OnTurnAsync, cancellationToken).ConfigureAwait(false);
            await TwilioWebhook.WriteAcceptedAsync(response, cancellationToken).ConfigureAwait(false);
        }

        Task RefuseAsync(int statusCode, string reason)
        {
            Log.WebhookRefused(Logger, statusCode, reason, TwilioWebhookRefusals.Advice(reason));
            return TwilioWebhook.Refuse(statusCode, reason).WriteRefusalAsync(response, cancellationToken);
        }
    }

    /// <summary>
    /// Runs one turn: middleware, then <paramref name="callback"/>; what they throw goes to <c>OnTurnError</c>, or out if there is none.
    /// </summary>
    public Task RunAsync(Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ProcessActivityAsync(new ClaimsIdentity(), activity, callback, cancellationToken);

    /// <inheritdoc/>
    /// <returns>Null: Twilio's channels have no invoke activities to answer.</returns>
    public override async Task<InvokeResponse> ProcessActivityAsync(
        ClaimsIdentity claimsIdentity, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        BotAssert.ActivityNotNull(activity);
        using var context = new TurnContext(this, activity);
        context.TurnState.Add<IIdentity>(BotIdentityKey, claimsIdentity);
        await RunPipelineAsync(context, callback, cancellationToken).ConfigureAwait(false);
        return null!;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Activities that the channel cannot carry (typing, traces, events …) are left out; their responses have an empty id.
    /// </remarks>
    public override async Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        BotAssert.ContextNotNull(turnContext);
        BotAssert.ActivityListNotNull(activities);
        if (activities.Length == 0)
        {
            throw new ArgumentException("Expecting one or more activities, but the array was empty.", nameof(activities));
        }

        var responses = new ResourceResponse[activities.Length];
        for (var i = 0; i < activities.Length; i++)
        {
            responses[i] = new ResourceResponse(await SendAsync(activities[i], cancellationToken).ConfigureAwait(false));
        }

        return responses;
    }

    /// <summary>Not supported: what was texted cannot be changed.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        Task.FromException<ResourceResponse>(new NotSupportedException("Twilio cannot change a message that was sent. Send another one."));

    /// <summary>Cancels a message as far as it has not left yet.</summary>
    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        BotAssert.ContextNotNull(turnContext);
        BotAssert.ConversationReferenceNotNull(reference);
        return string.IsNullOrEmpty(reference.ActivityId)
            ? throw new ArgumentException("The reference names no activity.", nameof(reference))
            : _sender.CancelAsync(reference.ActivityId, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task ContinueConversationAsync(
        string botId, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ContinueConversationAsync(new ClaimsIdentity(), reference, callback, cancellationToken);

    /// <inheritdoc/>
    public override Task ContinueConversationAsync(
        ClaimsIdentity claimsIdentity, ConversationReference reference, string audience, BotCallbackHandler callback,
        CancellationToken cancellationToken) =>
        ContinueConversationAsync(claimsIdentity, reference, callback, cancellationToken);

    /// <inheritdoc/>
    public override Task ContinueConversationAsync(
        ClaimsIdentity claimsIdentity, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        BotAssert.ConversationReferenceNotNull(reference);
        return ContinueConversationAsync(claimsIdentity, reference.GetContinuationActivity(), callback, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task ContinueConversationAsync(
        string botId, Activity continuationActivity, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ContinueConversationAsync(new ClaimsIdentity(), continuationActivity, callback, cancellationToken);

    /// <inheritdoc/>
    public override Task ContinueConversationAsync(
        ClaimsIdentity claimsIdentity, Activity continuationActivity, string audience, BotCallbackHandler callback,
        CancellationToken cancellationToken) =>
        ContinueConversationAsync(claimsIdentity, continuationActivity, callback, cancellationToken);

    /// <inheritdoc/>
    public override Task ContinueConversationAsync(
        ClaimsIdentity claimsIdentity, Activity continuationActivity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return ProcessActivityAsync(claimsIdentity, continuationActivity, callback, cancellationToken);
    }

    /// <summary>
    /// Writes first to somebody: runs <paramref name="callback"/> in the conversation with the one member of <paramref
    /// name="conversationParameters"/>.
    /// </summary>
    /// <param name="botAppId">Not used by Twilio.</param>
    /// <param name="channelId">This channel's id, or null.</param>
    /// <param name="serviceUrl">Not used by Twilio.</param>
    /// <param name="audience">Not used by Twilio.</param>
    /// <param name="conversationParameters">
    /// <c>Members</c>: one, with the address as its id. <c>Bot</c>: our number, by default the first configured. <c>Activity</c>: a
    /// message to begin with.
    /// </param>
    /// <param name="callback">The turn; its activity is an event named <c>CreateConversation</c>.</param>
    /// <param name="cancellationToken">Cancels the turn.</param>
    public override Task CreateConversationAsync(
        string? botAppId, string? channelId, string? serviceUrl, string? audience, ConversationParameters conversationParameters,
        BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversationParameters);
        ArgumentNullException.ThrowIfNull(callback);
        if (!string.IsNullOrEmpty(channelId) && channelId != ChannelId)
        {
            throw new ArgumentException($"This adapter serves {ChannelId}, not {channelId}.", nameof(channelId));
        }

        var activity = NewConversation.EventFor(conversationParameters, ChannelId, OurAddresses, ToAddress);
        return RunAsync(activity, BeginAsync, cancellationToken);

        async Task BeginAsync(ITurnContext context, CancellationToken token)
        {
            if (conversationParameters.Activity is { } first) await context.SendActivityAsync(first, token).ConfigureAwait(false);
            await callback(context, token).ConfigureAwait(false);
        }
    }

    /// <summary>Our numbers on this channel, the one to write from first.</summary>
    private protected abstract IEnumerable<string> OurAddresses { get; }

    /// <summary>A number as this channel writes it; whatever is no number comes back as it is.</summary>
    private protected abstract string ToAddress(string number);

    /// <summary>Markdown in the channel's own marks.</summary>
    private protected abstract string Render(string markdown);

    /// <summary>Makes messages of what an activity says.</summary>
    private protected abstract IEnumerable<TwilioMessage> Compose(OutboundContent content, TwilioMessage envelope);

    /// <summary>Makes messages of a template.</summary>
    private protected abstract IReadOnlyList<TwilioMessage> ComposeTemplate(
        TwilioTemplate template, FilledTemplate filled, string? locale, TwilioMessage envelope);

    private protected static IReadOnlyList<TwilioMessage> Texts(string text, TwilioMessage envelope) =>
        string.IsNullOrWhiteSpace(text) ? [] : [.. TextSplitter.Split(text).Select(part => envelope with { Body = part })];

    private async Task<string> SendAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (activity.Type == ActivityTypesEx.Delay)
        {
            var milliseconds = Convert.ToInt32(activity.Value, CultureInfo.InvariantCulture);
            await Task.Delay(TimeSpan.FromMilliseconds(milliseconds), _clock, cancellationToken).ConfigureAwait(false);
            return "";
        }

        var messages = ToMessages(activity);
        if (messages.Count > 0) return await _sender.SendAsync(messages, cancellationToken).ConfigureAwait(false);

        Log.ActivityLeftOut(Logger, ChannelId, activity.Type);
        return "";
    }

    private static string AddressOf(ChannelAccount? account, string role) => account?.Id is { Length: > 0 } address
        ? address
        : throw new ArgumentException(
            $"The activity has no {role}. Send it through a turn context, or fill it in from a conversation reference.");
}
