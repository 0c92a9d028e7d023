namespace Twilio.Base;

/// <summary>One thing that Twilio keeps: a message, a number, a conversation.</summary>
public abstract class Resource
{
    protected Resource()
    {
    }
}
