using System.Text;

namespace Twilio.TwiML;

/// <summary>Makes the XML declaration say utf-8, which is how the text will be sent.</summary>
public class Utf8StringWriter : StringWriter
{
    public override Encoding Encoding => Encoding.UTF8;
}
