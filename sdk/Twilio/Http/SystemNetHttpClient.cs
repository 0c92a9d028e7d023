using System.Net.Http;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Text;
using static Twilio.Constant.EnumConstants;

namespace Twilio.Http;

/// <summary>
/// Sends requests with <see cref="System.Net.Http.HttpClient"/>. Unless it is handed a client, it follows no redirects, so
/// credentials stay with the host that they were meant for.
/// </summary>
public class SystemNetHttpClient : HttpClient
{
    private static readonly string UserAgent = DescribeThisLibrary();

    private readonly System.Net.Http.HttpClient _httpClient;

    public SystemNetHttpClient(System.Net.Http.HttpClient httpClient = null) =>
        _httpClient = httpClient ?? new System.Net.Http.HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

    public override Response MakeRequest(Request request) =>
        Task.Run(() => MakeRequestAsync(request)).GetAwaiter().GetResult();

    public override async Task<Response> MakeRequestAsync(Request request)
    {
        using var message = Translate(request);
        LastRequest = request;
        LastResponse = null;

        using var answer = await _httpClient.SendAsync(message).ConfigureAwait(false);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync().ConfigureAwait(false));
        var response = new Response(answer.StatusCode, await reader.ReadToEndAsync().ConfigureAwait(false), answer.Headers);
        LastResponse = response;
        return response;
    }

    private HttpRequestMessage Translate(Request request)
    {
        var message = new HttpRequestMessage(new System.Net.Http.HttpMethod(request.Method.ToString()), request.ConstructUrl())
        {
            Content = ContentOf(request),
        };

        if (request.Username != null && request.Password != null)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Basic", Authentication(request.Username, request.Password));
        }
        else if (request.AuthStrategy?.RequiresAuthentication() == true)
        {
            message.Headers.Add("Authorization", request.AuthStrategy.GetAuthString());
        }

        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        message.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("utf-8"));
        message.Headers.TryAddWithoutValidation("User-Agent", string.Join(' ', [UserAgent, .. request.UserAgentExtensions ?? []]));
        foreach (var header in request.HeaderParams)
        {
            message.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return message;
    }

    private static HttpContent ContentOf(Request request)
    {
        if (request.Method.Equals(HttpMethod.Get))
        {
            return null;
        }

        request.ContentType ??= ContentTypeEnum.FORM_URLENCODED;
        if (request.ContentType == ContentTypeEnum.FORM_URLENCODED)
        {
            return new FormUrlEncodedContent(request.PostParams);
        }

        return request.ContentType == ContentTypeEnum.JSON || request.ContentType == ContentTypeEnum.SCIM
            ? new StringContent(request.Body, Encoding.UTF8, request.ContentType.ToString())
            : null;
    }

    /// <summary>twilio-csharp/7.14.9 (Unix X64) .NET/10.0.1: library, system, architecture, runtime.</summary>
    private static string DescribeThisLibrary()
    {
        var runtime = RuntimeInformation.FrameworkDescription;
        var space = runtime.LastIndexOf(' ');
        var agent = space < 0 ? runtime : string.Concat(runtime.AsSpan(0, space), "/", runtime.AsSpan(space + 1));
        return $"twilio-csharp/{LibraryVersion.Text} ({Environment.OSVersion.Platform} {RuntimeInformation.OSArchitecture}) {agent}";
    }
}
