using TwilioBot.Delivery;

namespace TwilioBot.Settings;

/// <summary>Reads the section <c>Delivery</c>.</summary>
internal static class DeliverySettings
{
    private static readonly TimeSpan LongestRetention = TimeSpan.FromDays(3650);

    public static DeliveryOptions Read(SettingsReader reader)
    {
        var defaults = new DeliveryOptions();
        var options = new DeliveryOptions
        {
            ReplyMode = reader.Choice("Twilio:ReplyMode", defaults.ReplyMode),
            // Twilio gives up after 15 seconds, and the answer has a way to go.
            TwimlDeadline = reader.Time("Delivery:TwimlDeadline", defaults.TwimlDeadline, TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(12)),
            SettleWindow = reader.Time("Delivery:SettleWindow", defaults.SettleWindow, TimeSpan.Zero, TimeSpan.FromHours(1)),
            UnknownPolicy = reader.Choice("Delivery:UnknownPolicy", defaults.UnknownPolicy),
            // Twilio holds a message for ten hours at the most.
            ValidityPeriod = reader.Time("Delivery:ValidityPeriod", defaults.ValidityPeriod, TimeSpan.FromSeconds(1), TimeSpan.FromHours(10)),
            Retention = reader.Time("Delivery:Retention", defaults.Retention, TimeSpan.FromDays(1), LongestRetention),
            DeadLetterRetention = reader.Time("Delivery:DeadLetterRetention", defaults.DeadLetterRetention, TimeSpan.FromDays(1), LongestRetention),
            ReconcileEvery = reader.Time("Delivery:ReconcileEvery", defaults.ReconcileEvery, TimeSpan.Zero, TimeSpan.FromHours(24)),
            // All tries of a message end within a minute.
            TurnTimeout = reader.Time("Delivery:TurnTimeout", defaults.TurnTimeout, TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(50)),
            MaxAttempts = reader.Number("Delivery:MaxAttempts", defaults.MaxAttempts, 1, 100),
        };
        PaceSettings.Read(reader, options);
        return options;
    }
}
