namespace Twilio.Types;

/// <summary>Stands for "no address": sent as an empty value, which makes Twilio clear the field.</summary>
public class EmptyUri : Uri
{
    public static readonly string Uri = "https://this.is.empty.url";

    public EmptyUri() : base(Uri)
    {
    }
}
