namespace TwilioBot.Tests.Stories;

/// <summary>The channels that every story is told on.</summary>
internal sealed class Channels : TheoryData<string>
{
    public const string Sms = "SMS";
    public const string WhatsApp = "WhatsApp";

    public Channels() : base(Sms, WhatsApp)
    {
    }

    public static Phone Phone(string channel, TwilioSide twilio, string person = "+12025550142") =>
        channel == Sms ? twilio.Sms(person) : twilio.WhatsApp(person);
}
