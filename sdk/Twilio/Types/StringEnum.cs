namespace Twilio.Types;

/// <summary>A string that Twilio draws from a list; values it adds later still fit, because any string does.</summary>
public abstract class StringEnum
{
    private string _value;

    protected StringEnum()
    {
    }

    protected StringEnum(string value) => _value = value;

    public void FromString(string value) => _value = value;

    public override string ToString() => _value;

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override bool Equals(object obj) =>
        obj is StringEnum other && other.GetType() == GetType() && string.Equals(other._value, _value, StringComparison.Ordinal);

    public static bool operator ==(StringEnum a, StringEnum b) => a is null ? b is null : a.Equals(b);

    public static bool operator !=(StringEnum a, StringEnum b) => !(a == b);
}
