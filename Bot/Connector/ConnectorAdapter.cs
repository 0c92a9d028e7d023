using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging.Abstractions;
using TwilioBot.Adapters;
using TwilioBot.Dialogs;

namespace TwilioBot.Connector;

/// <summary>
/// The Bot Connector's channels and the Emulator. Turns run within the request, one at a time for each conversation; a turn that fails
/// is logged, and the person is told.
/// </summary>
public sealed class ConnectorAdapter : CloudAdapter
{
    private static readonly Texts Texts = new(typeof(ConnectorAdapter));

    private readonly ILogger _logger;

    /// <param name="authentication">Tells who calls, and how to answer them.</param>
    /// <param name="twilio">The templates, whose text these channels are sent.</param>
    /// <param name="logger">Hears of turns that fail.</param>
    public ConnectorAdapter(BotFrameworkAuthentication authentication, TwilioOptions twilio, ILogger<ConnectorAdapter> logger)
        : base(authentication, NullLogger.Instance)
    {
        _logger = logger;
        Use(new OneTurnAtATime());
        Use(new TemplatesAsText(twilio));
        OnTurnError = ApologiseAsync;
    }

    private async Task ApologiseAsync(ITurnContext turn, Exception error)
    {
        Log.TurnFailed(_logger, error, turn.Activity.ChannelId, turn.Activity.Type);
        if (turn.Activity.Type != ActivityTypes.Message)
        {
            return;
        }
        try
        {
            await turn.SendActivityAsync(Texts.Get(Languages.Of(turn.Activity.Locale), "Failed")).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // Most likely what failed before: the service takes no replies.
            Log.NoApology(_logger, e.Message, turn.Activity.ChannelId);
        }
    }
}
