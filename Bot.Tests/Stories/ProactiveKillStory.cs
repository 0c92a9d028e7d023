using Microsoft.AspNetCore.Hosting;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TwilioBot.Adapters;
using TwilioBot.Simulator;

[assembly: HostingStartup(typeof(TwilioBot.Tests.Stories.OrderUpdatesStartup))]

namespace TwilioBot.Tests.Stories;

/// <summary>A service of its own in the bot's process writes to somebody never seen, and the process is killed before Twilio takes it.</summary>
public sealed class ProactiveKillStory : IAsyncLifetime
{
    public const string Person = "+12025550177", Text = "Your order has left.";

    private readonly TemporaryFolder _folder = new();
    private readonly string _address = BotProcess.FreeAddress();
    private TwilioSide _twilio = null!;

    public async Task InitializeAsync() => _twilio = await TwilioSide.StartAsync();

    public async Task DisposeAsync()
    {
        await _twilio.DisposeAsync();
        _folder.Delete();
    }

    [Fact]
    public async Task What_was_written_without_a_turn_survives_a_kill_and_comes_once()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _twilio.Options.Faults.OnCreate = _ =>
        {
            asked.TrySetResult();
            return new CreateFault(429, 20429);
        };
        string[] arguments = [.. _twilio.BotSettings(_folder["bot.db"], _address), "--urls", _address];
        var phone = _twilio.Sms(Person);

        await using (var bot = BotProcess.Start(
            arguments, null, ("DOTNET_STARTUP_HOOKS", typeof(ProactiveKillStory).Assembly.Location), ("ASPNETCORE_HOSTINGSTARTUPASSEMBLIES", "TwilioBot.Tests")))
        {
            await bot.UntilReadyAsync(_address);
            await asked.Task.WaitAsync(TwilioSide.Patience);
            bot.Kill();
        }
        Assert.Empty(_twilio.Simulator.Accepted);

        _twilio.Options.Faults.OnCreate = null;
        _twilio.PointAt(_address);
        await using var again = await BotProcess.StartReadyAsync(_address, arguments);
        await phone.HearsAsync(Text);
        await phone.SaysAsync("hello", "Hello.");
    }
}

/// <summary>Registers the service in the bot's own process.</summary>
public sealed class OrderUpdatesStartup : IHostingStartup
{
    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services => services.AddHostedService<OrderUpdates>());

    private sealed class OrderUpdates(TwilioSmsAdapter sms, IHostApplicationLifetime lifetime) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            lifetime.ApplicationStarted.Register(() => _ = sms.CreateConversationAsync(
                "", null, null, null, new ConversationParameters { Members = [new ChannelAccount(ProactiveKillStory.Person)] },
                (context, token) => context.SendActivityAsync(ProactiveKillStory.Text, cancellationToken: token), default));
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
