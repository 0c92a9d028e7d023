using System.Text.RegularExpressions;
using TwilioBot.Adapters;
using TwilioBot.Wire;

namespace TwilioBot.Settings;

/// <summary>Reads the section <c>Twilio</c>.</summary>
internal static partial class TwilioSettings
{
    public static TwilioOptions Read(SettingsReader reader, bool isDevelopment, out bool useSimulator)
    {
        var options = new TwilioOptions
        {
            AccountSid = reader.Text("Twilio:AccountSid"),
            AuthToken = reader.Text("Twilio:AuthToken"),
            PreviousAuthToken = reader.Text("Twilio:PreviousAuthToken"),
            ApiKeySid = reader.Text("Twilio:ApiKeySid"),
            ApiKeySecret = reader.Text("Twilio:ApiKeySecret"),
            MessagingServiceSid = reader.Text("Twilio:MessagingServiceSid"),
            PublicUrl = reader.Text("Twilio:PublicUrl"),
            ApiBaseUrl = reader.Text("Twilio:ApiBaseUrl"),
            OptOut = reader.Choice("Twilio:OptOut", OptOutAnswers.Twilio),
            Templates = TemplateSettings.Read(reader),
        };
        useSimulator = isDevelopment && options.AccountSid.Length == 0;
        if (!useSimulator)
        {
            CheckCredentials(reader, options);
            ReadNumbers(reader, options);
            CheckAddresses(reader, options);
        }
        return options;
    }

    private static void CheckCredentials(SettingsReader reader, TwilioOptions options)
    {
        if (options.AccountSid.Length == 0)
        {
            reader.Problem(
                "Twilio:AccountSid is missing. Set it to the Account SID (AC and 32 characters) from the home page of the Twilio console; to try the bot without an account, start it with \"dotnet run --project Bot\" (Development).");
            return;
        }
        if (!AccountSid().IsMatch(options.AccountSid))
        {
            reader.Problem("Twilio:AccountSid is not an Account SID. Copy it from the home page of the Twilio console: AC and 32 characters from 0-9 and a-f.");
        }
        if (options.AuthToken.Length == 0)
        {
            reader.Problem(
                "Twilio:AuthToken is missing. Set it to the primary Auth Token from the home page of the Twilio console; webhooks are signed with it even when REST calls use an API key.");
        }
        if (options.ApiKeySid.Length > 0 != options.ApiKeySecret.Length > 0)
        {
            reader.Problem("Twilio:ApiKeySid and Twilio:ApiKeySecret belong together: set both, or neither to use the Auth Token.");
        }
        else if (options.ApiKeySid.Length > 0 && !ApiKeySid().IsMatch(options.ApiKeySid))
        {
            reader.Problem("Twilio:ApiKeySid is not an API key. Copy its SID from the console's page \"API keys & tokens\": SK and 32 characters from 0-9 and a-f.");
        }
    }

    private static void ReadNumbers(SettingsReader reader, TwilioOptions options)
    {
        foreach (var text in reader.List("Twilio:SmsNumber"))
        {
            if (TwilioAddress.TryNormalizeSms(text, out var number))
            {
                options.SmsNumbers.Add(number);
            }
            else
            {
                reader.Problem($"Twilio:SmsNumber is \"{text}\". Write the number in E.164, a plus sign and digits only, such as +15551234567; a WhatsApp sender goes into Twilio:WhatsAppNumber.");
            }
        }
        foreach (var text in reader.List("Twilio:WhatsAppNumber"))
        {
            if (TwilioAddress.TryNormalizeWhatsApp(text, out var address))
            {
                options.WhatsAppNumbers.Add(address);
            }
            else
            {
                reader.Problem($"Twilio:WhatsAppNumber is \"{text}\". Write the sender as whatsapp: and its number in E.164, such as whatsapp:+14155238886 (the sandbox).");
            }
        }
        if (reader.List("Twilio:SmsNumber").Count + reader.List("Twilio:WhatsAppNumber").Count == 0)
        {
            reader.Problem("No number is set. Set Twilio:SmsNumber or Twilio:WhatsAppNumber (or both) to the numbers under Phone Numbers, Active numbers, or Messaging, Senders, in the Twilio console.");
        }
    }

    private static void CheckAddresses(SettingsReader reader, TwilioOptions options)
    {
        if (options.MessagingServiceSid.Length > 0 && !MessagingServiceSid().IsMatch(options.MessagingServiceSid))
        {
            reader.Problem("Twilio:MessagingServiceSid is not a Messaging Service. Copy its SID from Messaging, Services, in the Twilio console: MG and 32 characters from 0-9 and a-f.");
        }
        if (options.PublicUrl.Length == 0)
        {
            reader.Problem("Twilio:PublicUrl is missing. Set it to the https address at which Twilio reaches this bot, without /api/sms, exactly as typed into the Twilio console; webhook signatures are checked against it.");
        }
        else if (!IsSafeAddress(options.PublicUrl))
        {
            reader.Problem("Twilio:PublicUrl is not an https address. Write it as https://host, with a path only if a proxy in front of the bot adds one; http is accepted for this machine alone.");
        }
        else if (new Uri(options.PublicUrl).AbsolutePath.TrimEnd('/') is var path && (path.EndsWith("/api/sms", StringComparison.Ordinal) || path.EndsWith("/api/whatsapp", StringComparison.Ordinal)))
        {
            reader.Problem("Twilio:PublicUrl ends with the address of a webhook. Leave that part out, such as https://host: it is added where it belongs.");
        }
        if (options.ApiBaseUrl.Length > 0 && !IsSafeAddress(options.ApiBaseUrl))
        {
            reader.Problem("Twilio:ApiBaseUrl is not an https address. Credentials travel there: write https://host (http is accepted for this machine alone), or leave it out to use Twilio's own hosts.");
        }
    }

    private static bool IsSafeAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Query.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    [GeneratedRegex("^AC[0-9a-fA-F]{32}$", RegexOptions.CultureInvariant)]
    private static partial Regex AccountSid();

    [GeneratedRegex("^SK[0-9a-fA-F]{32}$", RegexOptions.CultureInvariant)]
    private static partial Regex ApiKeySid();

    [GeneratedRegex("^MG[0-9a-fA-F]{32}$", RegexOptions.CultureInvariant)]
    private static partial Regex MessagingServiceSid();
}
