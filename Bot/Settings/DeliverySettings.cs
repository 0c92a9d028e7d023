using TwilioBot.Delivery;

namespace TwilioBot.Settings;

/// <summary>Reads the section <c>Delivery</c>.</summary>
internal static class DeliverySettings
{
    private static readonly TimeSpan LongestRetention = TimeSpan.FromDays(3650);

    public static DeliveryOptions Read(SettingsReader reader)
    {
        var defaults = new DeliveryOptions();
        return new DeliveryOptions
        {
            SettleWindow = reader.Time("Delivery:SettleWindow", defaults.SettleWindow, TimeSpan.Zero, TimeSpan.FromHours(1)),
            UnknownPolicy = reader.Choice("Delivery:UnknownPolicy", defaults.UnknownPolicy),
            // Twilio holds a message for ten hours at the most.
            ValidityPeriod = reader.Time("Delivery:ValidityPeriod", defaults.ValidityPeriod, TimeSpan.FromSeconds(1), TimeSpan.FromHours(10)),
            Retention = reader.Time("Delivery:Retention", defaults.Retention, TimeSpan.FromDays(1), LongestRetention),
            DeadLetterRetention = reader.Time("Delivery:DeadLetterRetention", defaults.DeadLetterRetention, TimeSpan.FromDays(1), LongestRetention),
            MaxAttempts = reader.Number("Delivery:MaxAttempts", defaults.MaxAttempts, 1, 100),
        };
    }
}
