namespace Twilio.Exceptions;

/// <summary>Twilio refused the request. <see cref="Status"/> and <see cref="Code"/> are 0 when its answer could not be read.</summary>
public class ApiException : TwilioException
{
    public ApiException(string message) : base(message)
    {
    }

    public ApiException(string message, Exception exception) : base(message, exception)
    {
    }

    public ApiException(
        int code,
        int status,
        string message,
        string moreInfo,
        Dictionary<string, object> details = null,
        Exception exception = null) : base(message, exception)
    {
        Code = code;
        Status = status;
        MoreInfo = moreInfo;
        Details = details;
    }

    /// <summary>Twilio's error code, for example 21610.</summary>
    public int Code { get; }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>The page that explains <see cref="Code"/>.</summary>
    public string MoreInfo { get; }

    public Dictionary<string, object> Details { get; }
}
