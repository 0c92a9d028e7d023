using System;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>Takes the tags out of Skype's mentions, so that their text is what the message says.</summary>
[Obsolete("Skype no longer uses the Bot Framework.")]
public partial class SkypeMentionNormalizeMiddleware : IMiddleware
{
    public static void NormalizeSkypMentionText(Activity activity)
    {
        if (activity.ChannelId != Channels.Skype || activity.Type != ActivityTypes.Message || activity.Entities == null)
        {
            return;
        }

        foreach (var entity in activity.Entities)
        {
            if (entity.Type != "mention")
            {
                continue;
            }

            var name = MentionedName().Match((string)entity.Properties["text"] ?? string.Empty);
            if (name.Success)
            {
                entity.Properties["text"] = name.Value;
            }
        }
    }

    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        NormalizeSkypMentionText(turnContext.Activity);
        await next(cancellationToken).ConfigureAwait(false);
    }

    [GeneratedRegex(@"(?<=<at[^>]*>).*?(?=</at>)", RegexOptions.IgnoreCase)]
    private static partial Regex MentionedName();
}
