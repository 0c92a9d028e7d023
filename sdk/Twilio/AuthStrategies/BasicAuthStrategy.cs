using System.Text;

namespace Twilio.AuthStrategies;

/// <summary>Account SID and auth token, or API key and secret.</summary>
public class BasicAuthStrategy : AuthStrategy
{
    private readonly string _username;
    private readonly string _password;

    public BasicAuthStrategy(string username, string password)
    {
        _username = username;
        _password = password;
    }

    public override string GetAuthString() => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(_username + ":" + _password));

    public override bool RequiresAuthentication() => true;

    public override bool Equals(object obj) =>
        obj is BasicAuthStrategy other && other.GetType() == GetType() && _username == other._username && _password == other._password;

    public override int GetHashCode() => HashCode.Combine(_username, _password);
}
