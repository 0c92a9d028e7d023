using System.Security.Cryptography;
using System.Text;
using TwilioBot.Adapters;
using TwilioBot.Simulator;

namespace TwilioBot.Simulation;

/// <summary>Sets the bot up with a simulated Twilio account in the same process.</summary>
internal static class SimulatedAccount
{
    /// <summary>The bot's credentials and numbers become the simulator's; templates without a ContentSid get one.</summary>
    public static TwilioSimulatorOptions Create(TwilioOptions bot)
    {
        var simulator = new TwilioSimulatorOptions();
        bot.AccountSid = simulator.AccountSid;
        bot.AuthToken = simulator.AuthToken;
        bot.ApiKeySid = bot.ApiKeySecret = bot.MessagingServiceSid = bot.PreviousAuthToken = "";
        bot.SmsNumbers = [simulator.SmsNumber];
        bot.WhatsAppNumbers = [simulator.WhatsAppNumber];

        var templates = new Dictionary<string, SimulatedTemplate>(StringComparer.Ordinal);
        foreach (var (name, languages) in bot.Templates)
        {
            foreach (var (language, template) in languages)
            {
                if (template.ContentSid.Length == 0)
                {
                    template.ContentSid = SidOf(name, language);
                }
                templates[template.ContentSid] = new SimulatedTemplate(template.Text);
            }
        }
        simulator.Templates = templates;
        return simulator;
    }

    /// <summary>Once the server listens: its address is the public one, Twilio's REST API, and where webhooks go.</summary>
    public static void Connect(TwilioOptions bot, TwilioSimulatorOptions simulator, string address)
    {
        simulator.SmsWebhookUrl = address + "/api/sms";
        simulator.WhatsAppWebhookUrl = address + "/api/whatsapp";
        bot.ApiBaseUrl = address;
        bot.PublicUrl = address;
    }

    // The same at every start, so that what waits in the outbox still names a template that exists.
    private static string SidOf(string name, string language) =>
        "HX" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}/{language}"))[..16]);
}
