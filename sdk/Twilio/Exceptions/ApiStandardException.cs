namespace Twilio.Exceptions;

/// <summary>Twilio refused the request with a problem document (RFC 9457).</summary>
public class ApiStandardException : TwilioException
{
    public ApiStandardException(string message) : base(message)
    {
    }

    public ApiStandardException(string message, Exception exception) : base(message, exception)
    {
    }

    public ApiStandardException(
        int code,
        int status,
        string type,
        string title,
        string detail,
        string instance,
        List<ErrorDetail> errors,
        Exception exception = null) : base(detail ?? title, exception)
    {
        Code = code;
        Status = status;
        Type = type;
        Title = title;
        Detail = detail;
        Instance = instance;
        Errors = errors;
    }

    public int Code { get; }

    public int Status { get; }

    public string Type { get; }

    public string Title { get; }

    public string Detail { get; }

    public string Instance { get; }

    public List<ErrorDetail> Errors { get; }
}
