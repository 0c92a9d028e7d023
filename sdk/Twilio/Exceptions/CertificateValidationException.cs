using Twilio.Http;

namespace Twilio.Exceptions;

/// <summary>The TLS self-test against Twilio failed.</summary>
public class CertificateValidationException : TwilioException
{
    public CertificateValidationException(string message, Request request, Response response) : base(message)
    {
        Request = request;
        Response = response;
    }

    public CertificateValidationException(string message, Exception exception, Request request) : base(message, exception) =>
        Request = request;

    public Request Request { get; }

    public Response Response { get; }
}
