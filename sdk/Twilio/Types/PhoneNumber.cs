namespace Twilio.Types;

/// <summary>A phone number or channel address (<c>+15550100</c>, <c>whatsapp:+15550100</c>), passed on as given.</summary>
public class PhoneNumber : IEndpoint
{
    private readonly string _number;

    public PhoneNumber(string number) => _number = number;

    public static implicit operator PhoneNumber(string number) => new(number);

    public override string ToString() => _number;
}
