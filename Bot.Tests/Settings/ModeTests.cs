using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TwilioBot.Hosting;
using TwilioBot.Simulator;
using TwilioBot.Tests.Stories;
using TwilioBot.Tests.Webhooks;

namespace TwilioBot.Tests.Settings;

/// <summary>What runs where: the simulator in Development without an account, and nothing of it anywhere else.</summary>
public sealed class ModeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Delete();

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task With_an_account_there_is_no_simulator(string environment)
    {
        await using var bot = await BotApp.StartAsync("--environment", environment);
        var account = bot.Twilio.Options.AccountSid;

        foreach (var path in (string[])["/", "/simulator/", $"/2010-04-01/Accounts/{account}/Messages.json"])
        {
            using var answer = await bot.Http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        await bot.Twilio.Sms().SaysAsync("hello", "Hello.");
    }

    [Fact]
    public async Task In_development_without_an_account_the_phone_is_at_the_root_and_the_bot_answers_on_it()
    {
        var app = await BotApplication.BuildAsync(
            ["--environment", "Development", "--urls", "http://127.0.0.1:0", $"--ConnectionStrings:TwilioBot=Data Source={_folder["bot.db"]}", "--Logging:LogLevel:Default=Error"]);
        await using (app)
        {
            await app.StartAsync();
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(app.Urls.Single()) };
            using var page = await http.GetAsync(new Uri("/", UriKind.Relative));
            Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));

            var simulator = app.Services.GetRequiredService<TwilioSimulator>();
            using var patience = new CancellationTokenSource(TwilioSide.Patience);
            await simulator.TextAsync(simulator.Options.SmsPerson, simulator.Options.SmsNumber, "hello", patience.Token);
            await simulator.TextAsync(simulator.Options.WhatsAppPerson, simulator.Options.WhatsAppNumber, "hola", patience.Token);
            await simulator.WaitForAsync(m => m.Body == "Hello." && m.To == simulator.Options.SmsPerson, patience.Token);
            await simulator.WaitForAsync(m => m.Body == "Hola." && m.To == simulator.Options.WhatsAppPerson, patience.Token);
            await app.StopAsync();
        }
    }

    [Fact]
    public async Task A_WhatsApp_sender_may_be_set_without_its_prefix()
    {
        await using var bot = await BotApp.StartAsync("--Twilio:WhatsAppNumber=+14155238886");

        await bot.Twilio.WhatsApp().SaysAsync("hello", "Hello.");
    }

    [Fact]
    public async Task A_relative_database_path_starts_at_the_working_directory_and_is_logged_whole()
    {
        var address = BotProcess.FreeAddress();
        await using var bot = BotProcess.Start(
            ["--environment", "Development", "--urls", address, "--ConnectionStrings:TwilioBot=Data Source=some/bot.db"], _folder.FullName);
        await bot.UntilReadyAsync(address);

        Assert.True(File.Exists(_folder["some/bot.db"]));
        bot.Terminate();
        var exit = await bot.ExitAsync();
        Assert.Equal((0, ""), (exit.ExitCode, exit.Errors));
        Assert.Contains(_folder["some/bot.db"], exit.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_may_come_from_the_environment()
    {
        var address = BotProcess.FreeAddress();
        await using var bot = BotProcess.Start(
            [], _folder.FullName, ("ASPNETCORE_URLS", address), ("ASPNETCORE_ENVIRONMENT", "Development"), ("DOTNET_ENVIRONMENT", "Production"));

        await bot.UntilReadyAsync(address);
    }

    [Fact]
    public async Task A_server_in_Spain_reads_and_writes_coordinates_alike()
    {
        var address = BotProcess.FreeAddress();
        await using var twilio = await TwilioSide.StartAsync();
        twilio.PointAt(address);
        await using var bot = BotProcess.Start([.. twilio.BotSettings(_folder["bot.db"], address), "--urls", address], environment: ("LANG", "es_ES.UTF-8"));
        await bot.UntilReadyAsync(address);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var webhook = new WebhookPost(http, address + "/api/whatsapp", twilio.Options.AuthToken);
        var phone = twilio.WhatsApp("+12345678900");

        (await webhook.PostAsync(AcceptedWebhookTests.SharedLocation())).AssertTaken();
        await phone.HearsAsync("Thank you! I received a location: Twilio Inc.");
        (await webhook.PostAsync(AcceptedWebhookTests.SharedLocation(named: false))).AssertTaken();
        await phone.HearsAsync("Thank you! I received a location: 37.7879277,-122.3937508.");
        await phone.TextAsync("where are you");
        Assert.Equal(["geo:37.7879277,-122.3937508|375 Beale St, San Francisco, CA 94105"], (await phone.HearsOneAsync()).PersistentAction);
    }
}
