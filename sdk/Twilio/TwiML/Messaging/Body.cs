namespace Twilio.TwiML.Messaging;

/// <summary>The text of a message.</summary>
public class Body : TwiML
{
    public Body(string message = null) : base("Body") => Message = message;

    public string Message { get; set; }

    protected override string GetElementBody() => Message ?? string.Empty;

    public new Body Append(TwiML childElem) => (Body)base.Append(childElem);

    public new Body SetOption(string key, object value) => (Body)base.SetOption(key, value);
}
