using System.Net;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>What a finished turn leaves for the HTTP response.</summary>
internal static class TurnResults
{
    /// <summary>The buffered replies, the answer to an invoke (501 when the bot gave none), or nothing.</summary>
    public static InvokeResponse Of(TurnContext turnContext)
    {
        if (turnContext.Activity.DeliveryMode == DeliveryModes.ExpectReplies)
        {
            return new InvokeResponse { Status = (int)HttpStatusCode.OK, Body = new ExpectedReplies(turnContext.BufferedReplyActivities) };
        }

        if (turnContext.Activity.Type != ActivityTypes.Invoke)
        {
            return null;
        }

        var answer = turnContext.TurnState.Get<Activity>(BotAdapter.InvokeResponseKey);
        return answer == null
            ? new InvokeResponse { Status = (int)HttpStatusCode.NotImplemented }
            : (InvokeResponse)answer.Value;
    }
}
