namespace Twilio.Types;

/// <summary>Something that Twilio can reach: a number, a client, a SIM.</summary>
public interface IEndpoint
{
    string ToString();
}
