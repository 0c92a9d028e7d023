using Twilio.Converters;

namespace Twilio.TwiML.Messaging;

/// <summary>A picture or file of a message.</summary>
public class Media : TwiML
{
    public Media(Uri url = null) : base("Media") => Url = url;

    public Uri Url { get; set; }

    protected override string GetElementBody() => Serializers.Url(Url) ?? string.Empty;

    public new Media Append(TwiML childElem) => (Media)base.Append(childElem);

    public new Media SetOption(string key, object value) => (Media)base.SetOption(key, value);
}
