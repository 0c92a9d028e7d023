using System.Security.Cryptography;

namespace TwilioBot.Simulator;

/// <summary>What the simulated account looks like. One instance per simulator; addresses may be set after the start.</summary>
/// <remarks>A class, not a record: a record would print its token.</remarks>
public sealed class TwilioSimulatorOptions
{
    /// <summary>The simulated account.</summary>
    public string AccountSid { get; set; } = "AC00000000000000000000000000000000";

    /// <summary>
    /// Signs webhooks and opens the REST API. Random per process: a known one would let any web page forge webhooks to a local bot.
    /// </summary>
    public string AuthToken { get; set; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>An API key that opens the REST API too.</summary>
    public string ApiKeySid { get; set; } = "SK00000000000000000000000000000000";

    /// <summary>The API key's secret.</summary>
    public string ApiKeySecret { get; set; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>The bot's SMS number. The default is the one that Twilio's test credentials accept.</summary>
    public string SmsNumber { get; set; } = "+15005550006";

    /// <summary>The bot's WhatsApp sender. The default is that of Twilio's sandbox.</summary>
    public string WhatsAppNumber { get; set; } = "whatsapp:+14155238886";

    /// <summary>More numbers and senders that belong to the account, in either form.</summary>
    public IList<string> ExtraNumbers { get; } = [];

    /// <summary>A Messaging Service that holds all numbers of the account.</summary>
    public string MessagingServiceSid { get; set; } = "MG00000000000000000000000000000000";

    /// <summary>Where SMS webhooks go: the whole URL, as it is signed. Empty: nobody is told, and an alert says so.</summary>
    public string SmsWebhookUrl { get; set; } = "";

    /// <summary>Where WhatsApp webhooks go: the whole URL, as it is signed.</summary>
    public string WhatsAppWebhookUrl { get; set; } = "";

    /// <summary>Who is asked when the SMS webhook fails or is late: the whole URL. Empty: nobody, and the message is lost to the bot.</summary>
    public string SmsFallbackUrl { get; set; } = "";

    /// <summary>Who is asked when the WhatsApp webhook fails or is late.</summary>
    public string WhatsAppFallbackUrl { get; set; } = "";

    /// <summary>The simulator's own address, of which media URLs are made. Empty: the address that the server is bound to.</summary>
    public string BaseUrl { get; set; } = "";

    /// <summary>The person with the SMS phone on the page.</summary>
    public string SmsPerson { get; set; } = "+12025550142";

    /// <summary>The person with the WhatsApp phone on the page.</summary>
    public string WhatsAppPerson { get; set; } = "whatsapp:+12025550142";

    /// <summary>What WhatsApp tells the bot the person is called.</summary>
    public string ProfileName { get; set; } = "Robin";

    /// <summary>Texts that the phones of the page offer for a tap.</summary>
    public IReadOnlyList<string> Suggestions { get; set; } = ["hello", "cookies", "picture", "where are you", "menu", "hola"];

    /// <summary>The templates the account has, by ContentSid (<c>HX…</c>).</summary>
    public IReadOnlyDictionary<string, SimulatedTemplate> Templates { get; set; } =
        new Dictionary<string, SimulatedTemplate>(StringComparer.Ordinal);

    /// <summary>From accepted to sent.</summary>
    public TimeSpan SentAfter { get; set; } = TimeSpan.FromMilliseconds(150);

    /// <summary>From sent to delivered.</summary>
    public TimeSpan DeliveredAfter { get; set; } = TimeSpan.FromMilliseconds(350);

    /// <summary>Longest a webhook may take, connection included. Twilio's own limit is the default.</summary>
    public TimeSpan WebhookTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Whether media that people sent need the account's credentials to be fetched, as on accounts of today.</summary>
    public bool MediaNeedsCredentials { get; set; } = true;

    /// <summary>Told of each message that was taken from the bot, before the bot hears of it: for a record that outlives the bot.</summary>
    public Action<SimulatedMessage>? OnAccepted { get; set; }

    /// <summary>Things that go wrong on purpose.</summary>
    public SimulatorFaults Faults { get; } = new();

    /// <summary>Whether <paramref name="address"/> belongs to the account.</summary>
    internal bool Owns(string address) =>
        address == SmsNumber || address == WhatsAppNumber || ExtraNumbers.Contains(address);
}
