namespace TwilioBot.Delivery.State;

/// <summary>State that cannot be written as it is, or stored text that is not state. The message says what to do about it.</summary>
public sealed class StateSerializerException : Exception
{
    public StateSerializerException()
    {
    }

    public StateSerializerException(string message) : base(message)
    {
    }

    public StateSerializerException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
