using System.Xml.Linq;
using Twilio.Converters;
using Twilio.Http;

namespace Twilio.TwiML.Messaging;

/// <summary>Sends a message in reply.</summary>
public class Message : TwiML
{
    public Message(
        string body = null, string to = null, string from = null, Uri action = null, HttpMethod method = null, Uri statusCallback = null)
        : base("Message")
    {
        BodyAttribute = body;
        To = to;
        From = from;
        Action = action;
        Method = method;
        StatusCallback = statusCallback;
    }

    /// <summary>The element's text, for messages without nested <see cref="Body(string)"/> and media.</summary>
    public string BodyAttribute { get; set; }

    public string To { get; set; }

    public string From { get; set; }

    public Uri Action { get; set; }

    public HttpMethod Method { get; set; }

    public Uri StatusCallback { get; set; }

    protected override string GetElementBody() => BodyAttribute ?? string.Empty;

    protected override List<XAttribute> GetElementAttributes()
    {
        var attributes = new List<XAttribute>();
        AddAttribute("to", To);
        AddAttribute("from", From);
        AddAttribute("action", Serializers.Url(Action));
        AddAttribute("method", Method?.ToString());
        AddAttribute("statusCallback", Serializers.Url(StatusCallback));
        return attributes;

        void AddAttribute(string name, string value)
        {
            if (value != null)
            {
                attributes.Add(new XAttribute(name, value));
            }
        }
    }

    public Message Body(string message = null) => Append(new Body(message));

    public Message Body(Body body) => Append(body);

    public Message Media(Uri url = null) => Append(new Media(url));

    public Message Media(Media media) => Append(media);

    public new Message Append(TwiML childElem) => (Message)base.Append(childElem);

    public new Message SetOption(string key, object value) => (Message)base.SetOption(key, value);
}
