using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TwilioBot.Conversation;
using TwilioBot.Settings;
using TwilioBot.Tests.Azure.Arm;

namespace TwilioBot.Tests.Azure;

/// <summary>The settings that the template gives the site are those that the bot reads.</summary>
public sealed class AppSettingsTests
{
    // Read by others than the bot's own code.
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "the host",
        ["SCM_DO_BUILD_DURING_DEPLOYMENT"] = "App Service, when a zip arrives",
        ["WEBSITE_SWAP_WARMUP_PING_PATH"] = "App Service, before a swap",
        ["WEBSITE_SWAP_WARMUP_PING_STATUSES"] = "App Service, before a swap",
        ["AZURE_CLIENT_ID"] = "EntraTokens, to know which identity the database's tokens are for",
        ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = "the collector beside the bot",
        ["COLLECTOR_CONFIG"] = "the collector beside the bot",
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "the exporter of traces, metrics and logs",
    };

    [Theory]
    [InlineData("cheap.parameters.json")]
    [InlineData("zone-redundant.parameters.json")]
    public void Every_setting_of_the_site_is_read_by_somebody(string parameterFile)
    {
        var settings = SiteSettings(parameterFile);
        var asked = new AskedConfiguration(settings);

        Read(asked.Root);

        Assert.DoesNotContain(settings.Keys, name => !asked.WasAsked(name) && !Elsewhere.ContainsKey(name));
        Assert.DoesNotContain(Elsewhere.Keys, name => !settings.ContainsKey(name));
    }

    [Theory]
    [InlineData("cheap.parameters.json")]
    [InlineData("zone-redundant.parameters.json")]
    public void The_bot_takes_the_settings_of_the_site(string parameterFile)
    {
        var configuration = new AskedConfiguration(SiteSettings(parameterFile)).Root;

        var settings = BotSettings.Read(configuration, isDevelopment: false);

        Assert.True(settings.Database.NeedsToken, settings.Database.Shown);
    }

    [Fact]
    public void A_misspelt_setting_would_be_noticed()
    {
        var asked = new AskedConfiguration([new("Twilio__AcountSid", "x")]);

        Read(asked.Root);

        Assert.False(asked.WasAsked("Twilio__AcountSid"));
    }

    /// <summary>What the site gets in its environment; the reference to Key Vault is resolved, as App Service does.</summary>
    internal static Dictionary<string, string?> SiteSettings(string parameterFile) => ArmTemplate.Read(parameterFile).Resources
        .Single(resource => resource.Type == "Microsoft.Web/sites").Resolved
        .SelectToken("properties.siteConfig.appSettings")!
        .ToDictionary(
            setting => (string)setting["name"]!,
            setting => (string?)setting["value"] is { } value && value.StartsWith("@Microsoft.KeyVault(", StringComparison.Ordinal) ? "not-a-real-token" : (string?)setting["value"]);

    private static void Read(IConfiguration configuration)
    {
        try
        {
            BotSettings.Read(configuration, isDevelopment: false);
        }
        catch (StartupException)
        {
            // Here it matters what is asked for, whatever the answer is worth.
        }
        using var services = new ServiceCollection()
            .AddSingleton(configuration)
            .AddConversation(_ => new Uri("https://bot.example.com"))
            .BuildServiceProvider();
        _ = services.GetRequiredService<IOptions<AdminOptions>>().Value;
    }
}
