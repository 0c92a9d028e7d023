using System.Diagnostics;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;
using TwilioBot.Settings;

namespace TwilioBot.Telemetry;

/// <summary>Puts together what those who run the bot see of it: the log, and traces and metrics where there is a collector.</summary>
internal static class TelemetryServices
{
    private static readonly string[] SecretKeys = ["Admin:ApiKey", "MicrosoftAppPassword", "MicrosoftAppCertificatePassword"];

    public static void AddTelemetry(this WebApplicationBuilder builder, BotSettings settings)
    {
        var redactor = new Redactor(
            [settings.Twilio.AuthToken, settings.Twilio.PreviousAuthToken, settings.Twilio.ApiKeySecret, .. SecretKeys.Select(key => builder.Configuration[key])]);
        builder.Services.AddSingleton(redactor);
        builder.Services.AddSingleton<DistributedContextPropagator, NoForeignTraces>();
        if (!builder.Environment.IsDevelopment() && string.IsNullOrEmpty(builder.Configuration["Logging:Console:FormatterName"]))
        {
            builder.Logging.AddConsoleFormatter<RedactingJsonFormatter, ConsoleFormatterOptions>();
            builder.Services.Configure<ConsoleLoggerOptions>(console => console.FormatterName = RedactingJsonFormatter.FormatterName);
        }
        var telemetry = settings.Telemetry;
        if (telemetry.Traces)
        {
            // ASP.NET Core leaves naming and describing its spans to a package of instrumentation unless it is told otherwise.
            AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        }
        if (telemetry.Traces || telemetry.Metrics)
        {
            builder.Services.AddSingleton(telemetry).AddHostedService<TelemetryService>();
        }
        if (telemetry.Logs)
        {
            builder.Logging.AddOpenTelemetry(logs =>
            {
                var resource = ResourceBuilder.CreateDefault();
                TelemetryService.Describe(resource);
                logs.SetResourceBuilder(resource);
                logs.IncludeFormattedMessage = true;
                logs.AddProcessor(new RedactingLogProcessor(redactor));
                logs.AddOtlpExporter();
            });
        }
    }
}
