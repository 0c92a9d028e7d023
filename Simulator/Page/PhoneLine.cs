namespace TwilioBot.Simulator.Page;

/// <summary>One phone of the page: who holds it, and whom they talk to.</summary>
internal sealed record PhoneLine(string Phone, string Person, string Bot)
{
    public const string Sms = "sms";
    public const string WhatsApp = "whatsapp";

    public static PhoneLine? Of(string phone, TwilioSimulatorOptions options) => phone switch
    {
        Sms => new(Sms, options.SmsPerson, options.SmsNumber),
        WhatsApp => new(WhatsApp, options.WhatsAppPerson, options.WhatsAppNumber),
        _ => null,
    };

    /// <summary>The phone that shows this message; null when it is somebody else's.</summary>
    public static string? Showing(SimulatedMessage message, TwilioSimulatorOptions options)
    {
        var person = message.IsInbound ? message.From : message.To;
        return person == options.SmsPerson ? Sms : person == options.WhatsAppPerson ? WhatsApp : null;
    }
}
