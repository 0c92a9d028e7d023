using System.Security;
using System.Text;
using System.Xml;

namespace TwilioBot.Wire;

/// <summary>The answers that a messaging webhook may give. Text goes in as text: it can never become a verb.</summary>
/// <remarks>Source: https://www.twilio.com/docs/messaging/twiml</remarks>
public static class Twiml
{
    /// <summary>No reply.</summary>
    public const string Empty = "<Response/>";

    /// <summary>The content type of every answer; <c>text/plain</c> would be texted to the person.</summary>
    public const string ContentType = "text/xml";

    /// <summary>Most replies in one answer; Twilio drops what follows (14109).</summary>
    public const int MaxMessages = 10;

    /// <summary>Replies with these messages, in order; those with nothing in them are left out.</summary>
    /// <exception cref="ArgumentException">More than <see cref="MaxMessages"/>, or more than 10 pictures in one.</exception>
    public static string Messages(params IReadOnlyList<TwimlMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (messages.Count > MaxMessages) throw new ArgumentException($"Twilio takes {MaxMessages} replies at most.", nameof(messages));

        var xml = new StringBuilder("<Response>");
        for (var i = 0; i < messages.Count; i++) Append(xml, messages[i], isLast: i == messages.Count - 1);
        return xml.Length == "<Response>".Length ? Empty : xml.Append("</Response>").ToString();
    }

    /// <summary>Replies with one text.</summary>
    public static string Message(string body) => Messages(new TwimlMessage(body));

    /// <summary>Hands the message on to another URL, which Twilio asks for the answer.</summary>
    public static string Redirect(string url)
    {
        ArgumentException.ThrowIfNullOrEmpty(url);
        var xml = new StringBuilder("<Response>");
        AppendElement(xml, "Redirect", url);
        return xml.Append("</Response>").ToString();
    }

    /// <summary>The text without the characters that XML 1.0 forbids, lone halves of surrogate pairs among them.</summary>
    public static string WithoutForbidden(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bad = FirstForbidden(text);
        if (bad < 0) return text;

        var kept = new StringBuilder(text, 0, bad, text.Length);
        for (var i = bad; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                kept.Append(text[i]);
            }
            else if (IsPair(text, i))
            {
                kept.Append(text, i++, 2);
            }
        }

        return kept.ToString();
    }

    private static void Append(StringBuilder xml, TwimlMessage message, bool isLast)
    {
        if (message.MediaUrls.Count > 10) throw new ArgumentException("Twilio takes 10 pictures in a message at most.", nameof(message));
        var body = WithoutForbidden(message.Body);
        // Twilio takes a message with nothing in it for an error.
        if (body.Length == 0 && message.MediaUrls.Count == 0) return;

        xml.Append("<Message");
        AppendAttribute(xml, "to", message.To);
        AppendAttribute(xml, "from", message.From);
        // Which of the two Twilio honours depends on the channel; it advises to give both. But what stands behind an action was once
        // never reached: a receipt less is better than a reply less.
        if (isLast) AppendAttribute(xml, "action", message.StatusCallback);
        AppendAttribute(xml, "statusCallback", message.StatusCallback);
        xml.Append('>');
        if (body.Length > 0) AppendElement(xml, "Body", body);
        foreach (var url in message.MediaUrls) AppendElement(xml, "Media", url);
        xml.Append("</Message>");
    }

    private static void AppendElement(StringBuilder xml, string name, string text) =>
        xml.Append('<').Append(name).Append('>').Append(Escaped(text)).Append("</").Append(name).Append('>');

    private static void AppendAttribute(StringBuilder xml, string name, string? value)
    {
        if (value is not null) xml.Append(' ').Append(name).Append("=\"").Append(Escaped(value)).Append('"');
    }

    // A bare carriage return would come out of Twilio's XML parser as a line feed.
    private static string Escaped(string text) =>
        SecurityElement.Escape(WithoutForbidden(text)).Replace("\r", "&#13;", StringComparison.Ordinal);

    private static int FirstForbidden(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) continue;
            if (!IsPair(text, i)) return i;
            i++;
        }

        return -1;
    }

    private static bool IsPair(string text, int i) =>
        char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
}
