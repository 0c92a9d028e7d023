using TwilioBot.Adapters;
using TwilioBot.Connector;
using TwilioBot.Delivery;
using TwilioBot.Telemetry;

namespace TwilioBot.Settings;

/// <summary>Every setting of the bot, read and checked once, at start.</summary>
public sealed class BotSettings
{
    /// <summary>Section <c>Twilio</c>.</summary>
    public required TwilioOptions Twilio { get; init; }

    /// <summary>Section <c>Delivery</c>.</summary>
    public required DeliveryOptions Delivery { get; init; }

    /// <summary><c>ConnectionStrings:TwilioBot</c>.</summary>
    public required DatabaseSettings Database { get; init; }

    /// <summary>The settings of the Bot Framework: <c>MicrosoftAppId</c> and its kin.</summary>
    public required ConnectorSettings Connector { get; init; }

    /// <summary>What is exported to a collector.</summary>
    public required TelemetrySettings Telemetry { get; init; }

    /// <summary>What operators show, <c>Admin:ApiKey</c>; empty: there is no key.</summary>
    public required string OperatorKey { get; init; }

    /// <summary>Whether Twilio is simulated: in Development, when no account is set.</summary>
    public required bool UseSimulator { get; init; }

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="StartupException">One line for each setting that is missing or wrong.</exception>
    public static BotSettings Read(IConfiguration configuration, bool isDevelopment)
    {
        var problems = new List<string>();
        var reader = new SettingsReader(configuration, problems);
        var twilio = TwilioSettings.Read(reader, isDevelopment, out var useSimulator);
        var settings = new BotSettings
        {
            Twilio = twilio,
            Delivery = DeliverySettings.Read(reader),
            Database = DatabaseSettings.Read(reader),
            Connector = ConnectorSettings.Read(reader, isDevelopment),
            Telemetry = TelemetrySettings.Read(reader),
            OperatorKey = OperatorSettings.ReadKey(reader),
            UseSimulator = useSimulator,
        };
        return problems.Count == 0 ? settings : throw new StartupException(string.Join(Environment.NewLine, problems));
    }
}
