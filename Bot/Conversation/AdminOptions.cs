using Microsoft.Extensions.Options;
using TwilioBot.Wire;

namespace TwilioBot.Conversation;

/// <summary>The conversation's part of the configuration section <c>Admin</c>.</summary>
public sealed class AdminOptions
{
    /// <summary>Who may stop the bot by text: <c>+E.164</c> or a WhatsApp address (<c>whatsapp:…</c>). Senders of SMS can be forged.</summary>
    public IList<string> Numbers { get; } = [];

    /// <summary>Reads <c>Admin:Numbers</c>: one number, several with commas or blanks between them, or a list.</summary>
    internal static void Read(AdminOptions options, IConfiguration configuration)
    {
        var section = configuration.GetSection("Admin:Numbers");
        foreach (var value in section.GetChildren().Select(child => child.Value).Prepend(section.Value))
        {
            foreach (var number in (value ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                options.Numbers.Add(number);
        }
    }

    /// <summary>Refuses what can't be anybody's address: a typing error here would lock an admin out without a word.</summary>
    internal sealed class Validator : IValidateOptions<AdminOptions>
    {
        public ValidateOptionsResult Validate(string? name, AdminOptions options)
        {
            var wrong = options.Numbers.Where(number => !TwilioAddress.IsE164(number) && !TwilioAddress.IsWhatsApp(number)).ToList();
            return wrong.Count == 0
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(
                    $"Admin:Numbers has \"{wrong[0]}\", which is no phone number. Write it as +15551234567, or whatsapp:+15551234567.");
        }
    }
}
