using System.Xml;
using System.Xml.Linq;
using TwilioBot.Wire;

namespace TwilioBot.Simulator.Webhooks;

/// <summary>What the answer to a webhook tells Twilio to do.</summary>
/// <param name="Messages">Replies, in order.</param>
/// <param name="Redirect">Where to ask for more; null: nowhere.</param>
/// <param name="ErrorCode">What the debugger shows; null when the answer was understood.</param>
/// <param name="Problem">The same in words.</param>
internal sealed record TwimlAnswer(
    IReadOnlyList<TwimlMessage> Messages, string? Redirect = null, int? ErrorCode = null, string? Problem = null)
{
    private static readonly TwimlAnswer Nothing = new([]);

    /// <summary>Reads a successful answer.</summary>
    /// <remarks>Source: https://www.twilio.com/docs/messaging/twiml</remarks>
    public static TwimlAnswer Read(string? mediaType, string body)
    {
        if (body.Length == 0) return Nothing;
        switch (mediaType?.ToLowerInvariant())
        {
            case "text/plain":
                return string.IsNullOrWhiteSpace(body) ? Nothing : new([new TwimlMessage(body)]);
            case "text/xml" or "application/xml" or "text/html":
                break;
            case null:
                return Wrong(11200, "The answer has no Content-Type.");
            default:
                return Wrong(12300, $"The answer's Content-Type is {mediaType}; send TwiML as text/xml.");
        }

        try
        {
            // The answer comes from outside: no document type, so no entities.
            using var reader = XmlReader.Create(new StringReader(body), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return Execute(XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!);
        }
        catch (XmlException e)
        {
            return Wrong(12100, $"The answer is no XML: {e.Message}");
        }
    }

    private static TwimlAnswer Execute(XElement root)
    {
        if (root.Name != "Response") return Wrong(12200, $"The answer's root is <{root.Name.LocalName}>, not <Response>.");

        var messages = new List<TwimlMessage>();
        foreach (var verb in root.Elements())
        {
            switch (verb.Name.LocalName)
            {
                case "Message" or "Sms" when messages.Count == Twiml.MaxMessages:
                    return new(messages, ErrorCode: 14109, Problem: "More than 10 replies in one answer; the rest is dropped.");
                case "Message" or "Sms":
                    messages.Add(MessageOf(verb));
                    break;
                case "Redirect":
                    // What follows a redirect is never reached.
                    return new(messages, verb.Value.Trim());
                default:
                    return new(messages, ErrorCode: 14110, Problem: $"<{verb.Name.LocalName}> is no verb for messages.");
            }
        }

        return new(messages);
    }

    private static TwimlMessage MessageOf(XElement verb)
    {
        var bodies = verb.Elements("Body").Select(e => e.Value).ToList();
        var text = bodies.Count > 0 ? string.Concat(bodies) : string.Concat(verb.Nodes().OfType<XText>().Select(t => t.Value));
        return new TwimlMessage(text)
        {
            MediaUrls = [.. verb.Elements("Media").Select(e => e.Value.Trim())],
            StatusCallback = (string?)verb.Attribute("statusCallback") ?? (string?)verb.Attribute("action"),
            To = (string?)verb.Attribute("to"),
            From = (string?)verb.Attribute("from"),
        };
    }

    private static TwimlAnswer Wrong(int code, string problem) => new([], ErrorCode: code, Problem: problem);
}
