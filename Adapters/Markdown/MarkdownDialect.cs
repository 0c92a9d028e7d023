namespace TwilioBot.Adapters;

/// <summary>The marks that a channel's own clients turn into bold, italics and so on; an empty mark: the channel has none.</summary>
/// <remarks>WhatsApp's marks: https://www.twilio.com/docs/whatsapp/message-features</remarks>
internal sealed record MarkdownDialect(string Bold, string Italic, string Strike, string Code, string CodeBlock)
{
    public static MarkdownDialect Sms { get; } = new("", "", "", "", "");

    public static MarkdownDialect WhatsApp { get; } = new("*", "_", "~", "`", "```");
}
