using Microsoft.Extensions.Configuration;
using TwilioBot.Hosting;
using TwilioBot.Settings;
using TwilioBot.Tests.Stories;

namespace TwilioBot.Tests.Settings;

/// <summary>What a platform such as Azure App Service says to the bot: a port, secrets out of a vault, a collector.</summary>
public sealed class PlatformSettingsTests
{
    private static readonly string[] Production =
    [
        "Twilio:AccountSid=AC00000000000000000000000000000000", "Twilio:AuthToken=obviously-fake", "Twilio:SmsNumber=+15550100", "Twilio:PublicUrl=https://bot.example.com",
    ];

    [Theory]
    [InlineData("Twilio:AuthToken", "@Microsoft.KeyVault(SecretUri=https://vault.example/secrets/twilio)")]
    [InlineData("ConnectionStrings:TwilioBot", "@Microsoft.KeyVault(VaultName=vault;SecretName=db)")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS", "@microsoft.keyvault(x)")]
    public async Task A_vaults_reference_that_was_not_resolved_stops_the_start(string key, string value)
    {
        var problem = await Assert.ThrowsAsync<StartupException>(() => BotApplication.BuildAsync(
            [.. Production.Select(setting => "--" + setting), "--environment=Production", $"--{key}={value}", $"--APPSETTING_{key}={value}"]));

        Assert.Contains($"{key} is a Key Vault reference that was not resolved.", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("APPSETTING_", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=localhost:4317", "OTEL_EXPORTER_OTLP_ENDPOINT is \"localhost:4317\".")]
    [InlineData("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT=/v1/logs", "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT is \"/v1/logs\".")]
    public void A_collector_without_an_address_stops_the_start(string setting, string sentence)
        => Assert.Contains(sentence, Assert.Throws<StartupException>(() => Read(setting)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("", false, false, false)]
    [InlineData("OTEL_SERVICE_NAME=bot", false, false, false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4317", true, true, true)]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=https://collector.example/v1/traces", true, false, false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4317;OTEL_LOGS_EXPORTER=none", true, true, false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4317;OTEL_SDK_DISABLED=true", false, false, false)]
    public void OpenTelemetrys_own_variables_say_what_is_exported(string settings, bool traces, bool metrics, bool logs)
    {
        var telemetry = Read(settings.Split(';', StringSplitOptions.RemoveEmptyEntries)).Telemetry;

        Assert.Equal((traces, metrics, logs), (telemetry.Traces, telemetry.Metrics, telemetry.Logs));
    }

    [Theory]
    [InlineData("PORT", null)]
    [InlineData("WEBSITES_PORT", null)]
    [InlineData("PORT", "1")]
    public async Task The_bot_listens_on_the_platforms_port_rather_than_on_an_images(string key, string? imagesPort)
    {
        var address = BotProcess.FreeAddress();
        var port = new Uri(address).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var folder = new TemporaryFolder();
        await using (var bot = BotProcess.Start(
            ["--environment=Development", $"--ConnectionStrings:TwilioBot=Data Source={folder["bot.db"]}"], environment: [(key, port), ("ASPNETCORE_HTTP_PORTS", imagesPort)]))
        {
            await bot.UntilReadyAsync(address);
        }
        folder.Delete();
    }

    [Fact]
    public async Task An_address_that_somebody_names_wins_over_the_platforms_port()
    {
        var address = BotProcess.FreeAddress();
        var folder = new TemporaryFolder();
        await using (var bot = BotProcess.Start(
            ["--environment=Development", $"--ConnectionStrings:TwilioBot=Data Source={folder["bot.db"]}"], environment: [("PORT", "1"), ("ASPNETCORE_URLS", address)]))
        {
            await bot.UntilReadyAsync(address);
        }
        folder.Delete();
    }

    [Fact]
    public async Task A_port_that_is_none_stops_the_start_with_a_sentence()
    {
        await using var bot = BotProcess.Start(["--environment=Development"], environment: [("PORT", "tcp://10.0.0.1:80")]);

        var (code, _, errors) = await bot.ExitAsync();

        Assert.Equal((1, "PORT is \"tcp://10.0.0.1:80\". Write the number of a port, or leave it out and name an address with --urls."), (code, errors.Trim()));
    }

    private static BotSettings Read(params string[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(Production.Concat(settings).Select(setting => setting.Split('=', 2)).GroupBy(pair => pair[0]).Select(same => new KeyValuePair<string, string?>(same.Key, same.Last()[1])))
            .Build();
        return BotSettings.Read(configuration, isDevelopment: false);
    }
}
