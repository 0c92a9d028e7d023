using TwilioBot.Simulator;

namespace TwilioBot.Tests.Stories;

/// <summary>Twilio as a bot under test sees it: an account with numbers, and what reached its REST API.</summary>
internal sealed class TwilioSide : IAsyncDisposable
{
    public const string SmsNumber = "+15005550006";
    public const string OtherSmsNumber = "+15005550007";
    public const string WhatsAppNumber = "whatsapp:+14155238886";
    public const string Admin = "+15550100000";
    public const string PreviousToken = "0123456789abcdef0123456789abcdef";
    public const string EnglishOrder = "HX00000000000000000000000000000001";
    public const string SpanishOrder = "HX00000000000000000000000000000002";

    /// <summary>How long a test waits for what must come; long enough for a busy machine, and never slept through.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly SimulatorHost _host;

    private TwilioSide(SimulatorHost host) => _host = host;

    public TwilioSimulator Simulator => _host.Simulator;

    public TwilioSimulatorOptions Options => _host.Simulator.Options;

    public string Address => _host.Address;

    public static async Task<TwilioSide> StartAsync(TimeProvider? time = null)
    {
        var options = new TwilioSimulatorOptions
        {
            SmsNumber = SmsNumber,
            WhatsAppNumber = WhatsAppNumber,
            SentAfter = TimeSpan.Zero,
            DeliveredAfter = TimeSpan.Zero,
            Templates = new Dictionary<string, SimulatedTemplate>
            {
                [EnglishOrder] = new("Order {{2}} of {{1}}"),
                [SpanishOrder] = new("Pedido {{2}} de {{1}}"),
            },
        };
        options.ExtraNumbers.Add(OtherSmsNumber);
        return new TwilioSide(await SimulatorHost.StartAsync(options, time: time));
    }

    /// <summary>From now on the account's webhooks go to the bot at this address.</summary>
    public void PointAt(string botAddress)
    {
        Options.SmsWebhookUrl = botAddress + "/api/sms";
        Options.WhatsAppWebhookUrl = botAddress + "/api/whatsapp";
    }

    /// <summary>A phone of a person who talks to one of the account's SMS numbers.</summary>
    public Phone Sms(string person = "+12025550142", string to = SmsNumber) => new(this, person, to);

    /// <summary>A phone of a person who talks to the account's WhatsApp sender.</summary>
    public Phone WhatsApp(string person = "+12025550142") => new(this, "whatsapp:" + person, WhatsAppNumber);

    /// <summary>What the bot had Twilio send from one address to another, in order.</summary>
    public IReadOnlyList<SimulatedMessage> Sent(string from, string to) =>
        [.. Simulator.Accepted.Where(message => message.From == from && message.To == to)];

    /// <summary>The command line of a production bot on this account.</summary>
    public string[] BotSettings(string databasePath, string publicUrl) =>
    [
        "--environment", "Production",
        $"--Twilio:AccountSid={Options.AccountSid}",
        $"--Twilio:AuthToken={Options.AuthToken}",
        $"--Twilio:PreviousAuthToken={PreviousToken}",
        $"--Twilio:ApiBaseUrl={Address}",
        $"--Twilio:PublicUrl={publicUrl}",
        $"--Twilio:SmsNumber={SmsNumber},{OtherSmsNumber}",
        $"--Twilio:WhatsAppNumber={WhatsAppNumber}",
        $"--Twilio:Templates:order:en:ContentSid={EnglishOrder}",
        $"--Twilio:Templates:order:es:ContentSid={SpanishOrder}",
        $"--Admin:Numbers={Admin}",
        $"--ConnectionStrings:TwilioBot=Data Source={databasePath}",
        "--Delivery:SettleWindow=00:00:00.2",
        "--Logging:LogLevel:Default=Error",
    ];

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
