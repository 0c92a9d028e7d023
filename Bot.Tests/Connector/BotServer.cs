using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using TwilioBot.Hosting;

namespace TwilioBot.Tests.Connector;

/// <summary>The whole bot as it is started, on a free port and with a database of its own.</summary>
internal sealed class BotServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;

    private BotServer(WebApplication app, string folder)
    {
        _app = app;
        _folder = folder;
        Http = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
    }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public static Task<BotServer> DevelopmentAsync(params string[] settings) => StartAsync("Development", settings);

    public static Task<BotServer> ProductionAsync(params string[] settings) => StartAsync(
        "Production",
        [
            "Twilio:AccountSid=AC00000000000000000000000000000000",
            "Twilio:AuthToken=00000000000000000000000000000000",
            "Twilio:SmsNumber=+15550100",
            "Twilio:PublicUrl=https://bot.example.com",
            .. settings,
        ]);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<BotServer> StartAsync(string environment, string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("bot-").FullName;
        var app = await BotApplication.BuildAsync(
        [
            $"--environment={environment}",
            "--urls=http://127.0.0.1:0",
            "--Logging:LogLevel:Default=None",
            "--Logging:LogLevel:Microsoft=None",
            string.Create(CultureInfo.InvariantCulture, $"--ConnectionStrings:TwilioBot=Data Source={Path.Combine(folder, "bot.db")}"),
            .. settings.Select(setting => "--" + setting),
        ]);
        await app.StartAsync();
        return new BotServer(app, folder);
    }
}
