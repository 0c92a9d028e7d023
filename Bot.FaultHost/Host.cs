using TwilioBot.Hosting;

namespace TwilioBot.FaultHost;

/// <summary>The bot as it is, with the one thing broken, or the one moment deadly, that <c>TWILIOBOT_FAULT</c> names.</summary>
internal static class Host
{
    // No top-level statements: they make a Program, and the bot's own is the one that tests mean.
    public static async Task Main(string[] args)
    {
        var app = await BotApplication.BuildAsync(args, services => Plants.Plant(Environment.GetEnvironmentVariable("TWILIOBOT_FAULT") ?? "", services));
        await app.RunAsync();
    }
}
