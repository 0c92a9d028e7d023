using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using TwilioBot.Adapters;
using IMiddleware = Microsoft.Bot.Builder.IMiddleware;

namespace TwilioBot.Connector;

/// <summary>Sends the text of a Twilio template where there are no templates, as it is: its values are people's words, not Markdown.</summary>
internal sealed class TemplatesAsText(TwilioOptions options) : IMiddleware
{
    /// <inheritdoc/>
    public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        turnContext.OnSendActivities((_, activities, send) =>
        {
            foreach (var activity in activities)
            {
                if (TwilioTemplateText.Of(activity, options) is { } text)
                {
                    activity.Text = text;
                    activity.TextFormat = TextFormatTypes.Plain;
                    activity.ChannelData = null;
                }
            }
            return send();
        });
        return next(cancellationToken);
    }
}
