using Twilio.Http;

namespace Twilio.Clients;

/// <summary>What TWILIO_LOG_LEVEL=debug prints: no credentials, no bodies.</summary>
internal static class RequestLog
{
    public static void Write(Request request)
    {
        Console.WriteLine("-- BEGIN Twilio API Request --");
        Console.WriteLine("request.method: " + request.Method);
        Console.WriteLine("request.URI: " + request.Uri);
        foreach (var field in request.QueryParams)
        {
            Console.WriteLine(field.Key + ":" + field.Value);
        }

        foreach (var header in request.HeaderParams.Where(h => !h.Key.Contains("authorization", StringComparison.OrdinalIgnoreCase)))
        {
            Console.WriteLine(header.Key + ":" + header.Value);
        }

        Console.WriteLine("-- END Twilio API Request --");
    }

    public static void Write(Response response)
    {
        Console.WriteLine("response.status: " + response?.StatusCode);
        Console.WriteLine("response.headers: " + response?.Headers);
    }
}
