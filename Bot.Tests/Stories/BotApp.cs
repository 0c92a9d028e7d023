using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using TwilioBot.Adapters;
using TwilioBot.Hosting;

namespace TwilioBot.Tests.Stories;

/// <summary>The whole bot in this process, on a port of its own, and the Twilio account that it serves. Everything goes over HTTP.</summary>
internal sealed class BotApp : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Action<IServiceCollection> _replace;
    private readonly string[] _settings;
    private readonly bool _ownsTwilio;
    private WebApplication? _app;

    private BotApp(TwilioSide twilio, Action<IServiceCollection> replace, string[] settings, bool ownsTwilio = true) =>
        (Twilio, _replace, _settings, _ownsTwilio) = (twilio, replace, settings, ownsTwilio);

    public TwilioSide Twilio { get; }

    /// <summary>Where it listens, and what webhooks are signed for.</summary>
    public string Address { get; private set; } = "";

    public HttpClient Http { get; private set; } = null!;

    public IServiceProvider Services => _app!.Services;

    public string DatabasePath => _folder["bot.db"];

    /// <summary>Starts a bot; later settings win over those of <see cref="TwilioSide.BotSettings"/>.</summary>
    public static Task<BotApp> StartAsync(params string[] settings) => StartAsync(_ => { }, settings);

    /// <summary>Starts the host with other services in place of its own, for example another bot.</summary>
    public static async Task<BotApp> StartAsync(Action<IServiceCollection> replace, params string[] settings)
    {
        var bot = new BotApp(await TwilioSide.StartAsync(), replace, settings);
        await bot.StartAgainAsync();
        return bot;
    }

    /// <summary>Starts another instance of this bot, on the same account and with the same settings.</summary>
    public async Task<BotApp> StartAnotherAsync()
    {
        var bot = new BotApp(Twilio, _replace, _settings, ownsTwilio: false);
        await bot.StartAgainAsync();
        return bot;
    }

    /// <summary>Bot and Twilio by the same clock. What waits for an answer over HTTP has all the time there is.</summary>
    public static async Task<BotApp> StartAsync(ManualClock clock, params string[] settings)
    {
        var twilio = await TwilioSide.StartAsync(clock);
        twilio.Options.WebhookTimeout = TimeSpan.FromDays(40);
        var bot = new BotApp(twilio, services => services.AddSingleton<TimeProvider>(clock), settings);
        await bot.StartAgainAsync();
        return bot;
    }

    /// <summary>Starts it on the database that it left behind, on another port.</summary>
    public async Task StartAgainAsync()
    {
        _app = await BotApplication.BuildAsync(
            [.. Twilio.BotSettings(DatabasePath, "http://127.0.0.1:1"), "--urls", "http://127.0.0.1:0", .. _settings], _replace);
        await _app.StartAsync();
        Address = _app.Urls.Single();
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(Address) };

        // The port is known only now; nobody has asked for the public address yet.
        var options = Services.GetRequiredService<TwilioOptions>();
        options.PublicUrl = Address;
        if (Services.GetRequiredService<TimeProvider>() is ManualClock) options.SendTimeout = TimeSpan.FromDays(40);
        Twilio.PointAt(Address);
    }

    /// <summary>Stops it; Twilio goes on, and finds nobody there.</summary>
    public async Task StopAsync()
    {
        Http.Dispose();
        if (_app is not { } app) return;
        _app = null;
        await app.StopAsync();
        await app.DisposeAsync();
    }

    public WebhookPost Webhook(string path = "/api/sms") => new(Http, Address + path, Twilio.Options.AuthToken);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (_ownsTwilio) await Twilio.DisposeAsync();
        _folder.Delete();
    }
}
