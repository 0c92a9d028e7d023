using TwilioBot.Delivery;

namespace TwilioBot.Settings;

/// <summary>Reads the section <c>Delivery</c>.</summary>
internal static class DeliverySettings
{
    public static DeliveryOptions Read(SettingsReader reader)
    {
        var defaults = new DeliveryOptions();
        return new DeliveryOptions
        {
            SettleWindow = reader.Time("Delivery:SettleWindow", defaults.SettleWindow, TimeSpan.Zero, TimeSpan.FromHours(1)),
            UnknownPolicy = reader.Choice("Delivery:UnknownPolicy", defaults.UnknownPolicy),
            // Twilio holds a message for ten hours at the most.
            ValidityPeriod = reader.Time("Delivery:ValidityPeriod", defaults.ValidityPeriod, TimeSpan.FromSeconds(1), TimeSpan.FromHours(10)),
            MaxAttempts = reader.Number("Delivery:MaxAttempts", defaults.MaxAttempts, 1, 100),
        };
    }
}
