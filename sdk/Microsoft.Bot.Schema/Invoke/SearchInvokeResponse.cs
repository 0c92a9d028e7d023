namespace Microsoft.Bot.Schema;

/// <summary>A bot's answer to a search.</summary>
public class SearchInvokeResponse : AdaptiveCardInvokeResponse
{
    public SearchInvokeResponse()
    {
    }
}
