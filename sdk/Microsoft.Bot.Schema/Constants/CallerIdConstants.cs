namespace Microsoft.Bot.Schema;

/// <summary>Who called a bot, as <see cref="Activity.CallerId"/> puts it.</summary>
public static class CallerIdConstants
{
    public const string PublicAzureChannel = "urn:botframework:azure";
    public const string USGovChannel = "urn:botframework:azureusgov";
    public const string BotToBotPrefix = "urn:botframework:aadappid:";
}
