using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace TwilioBot.Adapters;

/// <summary>
/// Middleware that ends a turn which Twilio answers itself: STOP, START, HELP and their like. The bot hears nothing of it, so no dialog is
/// disturbed, and nobody gets two answers.
/// </summary>
/// <remarks>
/// A message is such a word when Twilio says so (<c>OptOutType</c>), and on SMS also when its whole text is one of Twilio's default words, in
/// any case. Source: https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out
/// </remarks>
public sealed class OptOutSilence(TwilioOptions options, ILogger<OptOutSilence>? logger = null) : IMiddleware
{
    // Without YES, which undoes a STOP as well: it answers so many questions that a bot could hardly ask any.
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT",
        "START", "UNSTOP",
        "HELP", "INFO",
    };

    private readonly ILogger _logger = logger ?? NullLogger<OptOutSilence>.Instance;

    /// <inheritdoc/>
    public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(next);
        if (!IsTwilios(turnContext.Activity)) return next(cancellationToken);

        Log.LeftToTwilio(_logger, turnContext.Activity.Id);
        return Task.CompletedTask;
    }

    private bool IsTwilios(Activity activity) =>
        activity.Type == ActivityTypes.Message
        && activity.ChannelData is TwilioInboundMessage message
        && (message.OptOutType is not null
            || (options.OptOut == OptOutAnswers.Twilio && activity.ChannelId == TwilioSmsAdapter.Channel && Words.Contains(message.Body.Trim())));
}

/// <summary>Who answers STOP, START, HELP and their like on SMS, the setting <c>Twilio:OptOut</c>.</summary>
public enum OptOutAnswers
{
    /// <summary>Twilio, as it does unless its support has been asked to leave that to you.</summary>
    Twilio,

    /// <summary>The bot, but for messages that Twilio marks as answered (<c>OptOutType</c>).</summary>
    Bot,
}
