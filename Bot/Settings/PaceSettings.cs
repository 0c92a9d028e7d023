using System.Globalization;
using TwilioBot.Delivery;
using TwilioBot.Wire;

namespace TwilioBot.Settings;

/// <summary>Reads <c>Delivery:MessagesPerSecond</c>: one rate for all numbers, or number=rate with commas between them, or both.</summary>
internal static class PaceSettings
{
    private const string Key = "Delivery:MessagesPerSecond";
    private const double Least = 0.01, Most = 1000;

    public static void Read(SettingsReader reader, DeliveryOptions options)
    {
        foreach (var item in reader.List(Key))
        {
            var parts = item.Split('=', 2, StringSplitOptions.TrimEntries);
            if (!double.TryParse(parts[^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) || rate is < Least or > Most)
            {
                Problem(reader, item);
            }
            else if (parts.Length == 1)
            {
                options.MessagesPerSecond = rate;
            }
            else if (TwilioAddress.TryNormalizeSms(parts[0], out var address)
                || (TwilioAddress.IsWhatsApp(parts[0]) && TwilioAddress.TryNormalizeWhatsApp(parts[0], out address)))
            {
                options.MessagesPerSecondOf[address] = rate;
            }
            else
            {
                Problem(reader, item);
            }
        }
    }

    private static void Problem(SettingsReader reader, string item) => reader.Problem(
        $"{Key} has \"{item}\". Write messages per second from 0.01 to 1000 for all numbers, such as 1, or number=rate with commas between them, such as +15551234567=1,whatsapp:+14155238886=80; leave it out to send as fast as Twilio takes it.");
}
