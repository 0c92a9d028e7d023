using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using TwilioBot.Adapters;
using TwilioBot.Hosting;

namespace TwilioBot.Tests.Stories;

/// <summary>The whole bot in this process, on a port of its own, and the Twilio account that it serves. Everything goes over HTTP.</summary>
internal sealed class BotApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TemporaryFolder _folder;

    private BotApp(WebApplication app, TwilioSide twilio, TemporaryFolder folder)
    {
        (_app, Twilio, _folder) = (app, twilio, folder);
        Address = app.Urls.Single();
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(Address) };
    }

    public TwilioSide Twilio { get; }

    /// <summary>Where it listens, and what webhooks are signed for.</summary>
    public string Address { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public string DatabasePath => _folder["bot.db"];

    /// <summary>Starts a bot; later settings win over those of <see cref="TwilioSide.BotSettings"/>.</summary>
    public static Task<BotApp> StartAsync(params string[] settings) => StartAsync(null, settings);

    /// <summary>Starts the host with other services in place of its own, for example another bot.</summary>
    public static async Task<BotApp> StartAsync(Action<IServiceCollection>? replace, params string[] settings)
    {
        var folder = new TemporaryFolder();
        var twilio = await TwilioSide.StartAsync();
        var app = await BotApplication.BuildAsync(
            [.. twilio.BotSettings(folder["bot.db"], "http://127.0.0.1:1"), "--urls", "http://127.0.0.1:0", .. settings], replace);
        await app.StartAsync();
        var bot = new BotApp(app, twilio, folder);

        // The port is known only now; nobody has asked for the public address yet.
        app.Services.GetRequiredService<TwilioOptions>().PublicUrl = bot.Address;
        twilio.PointAt(bot.Address);
        return bot;
    }

    public WebhookPost Webhook(string path = "/api/sms") => new(Http, Address + path, Twilio.Options.AuthToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Twilio.DisposeAsync();
        _folder.Delete();
    }
}
