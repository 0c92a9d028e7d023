using System.Text;

namespace Twilio.Http;

/// <summary>Carries a <see cref="Request"/> to Twilio. Derive from it to decide how connections are made.</summary>
public abstract class HttpClient
{
    protected HttpClient()
    {
    }

    /// <summary>For debugging only: with several requests under way it is any one of them.</summary>
    public Request LastRequest { get; protected set; }

    /// <summary>For debugging only: with several requests under way it is any one of them.</summary>
    public Response LastResponse { get; protected set; }

    public abstract Response MakeRequest(Request request);

    public abstract Task<Response> MakeRequestAsync(Request request);

    /// <summary>The parameter of a Basic Authorization header.</summary>
    public string Authentication(string username, string password) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(username + ":" + password));
}
