namespace Twilio.Base;

/// <summary>The arguments of one operation on <typeparamref name="T"/>.</summary>
public interface IOptions<T> where T : Resource
{
}
