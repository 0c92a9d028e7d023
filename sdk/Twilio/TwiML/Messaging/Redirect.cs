using System.Xml.Linq;
using Twilio.Converters;
using Twilio.Http;

namespace Twilio.TwiML.Messaging;

/// <summary>Asks for the rest of the answer somewhere else.</summary>
public class Redirect : TwiML
{
    public Redirect(Uri url = null, HttpMethod method = null) : base("Redirect")
    {
        Url = url;
        Method = method;
    }

    public Uri Url { get; set; }

    public HttpMethod Method { get; set; }

    protected override string GetElementBody() => Serializers.Url(Url) ?? string.Empty;

    protected override List<XAttribute> GetElementAttributes() => Method == null ? [] : [new XAttribute("method", Method.ToString())];

    public new Redirect Append(TwiML childElem) => (Redirect)base.Append(childElem);

    public new Redirect SetOption(string key, object value) => (Redirect)base.SetOption(key, value);
}
