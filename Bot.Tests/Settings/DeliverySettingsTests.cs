using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TwilioBot.Delivery;
using TwilioBot.Settings;
using TwilioBot.Tests.Stories;

namespace TwilioBot.Tests.Settings;

/// <summary>What durable delivery does when nobody says otherwise, and that it listens when somebody does.</summary>
public sealed class DeliverySettingsTests
{
    private static readonly Dictionary<string, string> Promised = new()
    {
        ["Delivery:SettleWindow"] = "00:00:30",
        ["Delivery:UnknownPolicy"] = "Resend",
        ["Delivery:ValidityPeriod"] = "04:00:00",
        ["Delivery:ReconcileEvery"] = "00:05:00",
        ["Delivery:MaxAttempts"] = "5",
        ["Delivery:TurnTimeout"] = "00:00:30",
        ["Delivery:Retention"] = "30.00:00:00",
        ["Delivery:DeadLetterRetention"] = "90.00:00:00",
        ["Delivery:TwimlDeadline"] = "00:00:08",
        ["Twilio:ReplyMode"] = "Rest",
    };

    [Fact]
    public void Without_settings_it_does_what_is_promised()
    {
        Assert.Equal(Promised, Of(Read([])));
    }

    [Fact]
    public void The_settings_file_shows_just_that()
    {
        var file = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build();

        Assert.Equal(Promised, Promised.Keys.ToDictionary(key => key, key => file[key] ?? "(missing)"));
    }

    [Theory]
    [InlineData("Delivery:SettleWindow", "00:01:30")]
    [InlineData("Delivery:UnknownPolicy", "Hold")]
    [InlineData("Delivery:ValidityPeriod", "02:00:00")]
    [InlineData("Delivery:ReconcileEvery", "00:15:00")]
    [InlineData("Delivery:MaxAttempts", "3")]
    [InlineData("Delivery:TurnTimeout", "00:00:20")]
    [InlineData("Delivery:Retention", "7.00:00:00")]
    [InlineData("Delivery:DeadLetterRetention", "14.00:00:00")]
    [InlineData("Delivery:TwimlDeadline", "00:00:05")]
    [InlineData("Twilio:ReplyMode", "TwiML")]
    public void Each_setting_changes_what_it_names_and_nothing_else(string key, string value) =>
        Assert.Equal(new Dictionary<string, string>(Promised) { [key] = value }, Of(Read([new(key, value)])));

    [Fact]
    public async Task A_stop_ends_before_the_host_loses_its_patience_and_the_host_within_fifteen_seconds()
    {
        await using var bot = await BotApp.StartAsync();
        var host = bot.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout;

        Assert.InRange(bot.Services.GetRequiredService<DeliveryOptions>().StopWindow, TimeSpan.FromSeconds(10), host - TimeSpan.FromSeconds(2));
        Assert.InRange(host, TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(15));
    }

    private static DeliveryOptions Read(IEnumerable<KeyValuePair<string, string?>> settings) =>
        BotSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), isDevelopment: true).Delivery;

    private static Dictionary<string, string> Of(DeliveryOptions options) => new()
    {
        ["Delivery:SettleWindow"] = $"{options.SettleWindow}",
        ["Delivery:UnknownPolicy"] = $"{options.UnknownPolicy}",
        ["Delivery:ValidityPeriod"] = $"{options.ValidityPeriod}",
        ["Delivery:ReconcileEvery"] = $"{options.ReconcileEvery}",
        ["Delivery:MaxAttempts"] = $"{options.MaxAttempts}",
        ["Delivery:TurnTimeout"] = $"{options.TurnTimeout}",
        ["Delivery:Retention"] = $"{options.Retention}",
        ["Delivery:DeadLetterRetention"] = $"{options.DeadLetterRetention}",
        ["Delivery:TwimlDeadline"] = $"{options.TwimlDeadline}",
        ["Twilio:ReplyMode"] = $"{options.ReplyMode}",
    };
}
