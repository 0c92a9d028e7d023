using Microsoft.Bot.Builder;
using TwilioBot.Adapters;

namespace EchoController;

/// <summary>
/// SMS and WhatsApp in anybody's Bot Framework bot. Settings come from the section <c>Twilio</c>: AccountSid, AuthToken and PublicUrl,
/// the address that the webhooks in the Twilio console begin with.
/// </summary>
public static class Program
{
    public static void Main(string[] args) => Build(args).Run();

    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddTwilioAdapters(builder.Configuration.GetRequiredSection("Twilio").Get<TwilioOptions>()!);
        builder.Services.AddTransient<IBot, EchoBot>();
        builder.Services.AddControllers();

        var app = builder.Build();
        app.MapControllers();
        return app;
    }
}
