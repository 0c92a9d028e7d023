using System.Net.Http.Headers;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Rest;
using Newtonsoft.Json;

namespace Microsoft.Bot.Connector;

/// <summary>A client of the Bot Connector's REST interface, version 3.</summary>
public partial class ConnectorClient : ServiceClient<ConnectorClient>, IConnectorClient
{
    /// <summary>The version of the protocol, which the User-Agent header tells.</summary>
    private const string ProtocolVersion = "3.1";

    private HttpClient _replacedClient;

    /// <summary>The address of the service; conversations of a channel have the address that their activities came with.</summary>
    public Uri BaseUri { get; set; }

    public JsonSerializerSettings SerializationSettings { get; private set; }

    public JsonSerializerSettings DeserializationSettings { get; private set; }

    public ServiceClientCredentials Credentials { get; private set; }

    public virtual IAttachments Attachments { get; private set; }

    public virtual IConversations Conversations { get; private set; }

    public static string GetOsVersion() => RuntimeInformation.OSDescription;

    public static string GetArchitecture() => RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    public static string GetASPNetVersion() => RuntimeInformation.FrameworkDescription;

    /// <summary>The version of the assembly that the client's type is in.</summary>
    public static string GetClientVersion<T>(T client)
        where T : ServiceClient<T>
        => typeof(T).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version;

    /// <summary>Says who is calling in the headers that every request of the client has; a second time changes nothing.</summary>
    public static void AddDefaultRequestHeaders(HttpClient httpClient)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        lock (httpClient)
        {
            var userAgent = httpClient.DefaultRequestHeaders.UserAgent;
            Add(new ProductInfoHeaderValue("Microsoft-BotFramework", ProtocolVersion));
            Add(new ProductInfoHeaderValue("BotBuilder", GetClientVersion<ConnectorClient>(null)));
            if (ProductInfoHeaderValue.TryParse($"({GetASPNetVersion()}; {GetOsVersion()}; {GetArchitecture()})", out var platform))
            {
                Add(platform);
            }

            httpClient.DefaultRequestHeaders.ExpectContinue = false;
            var anything = new MediaTypeWithQualityHeaderValue("*/*");
            if (!httpClient.DefaultRequestHeaders.Accept.Contains(anything))
            {
                httpClient.DefaultRequestHeaders.Accept.Add(anything);
            }

            void Add(ProductInfoHeaderValue product)
            {
                if (!userAgent.Contains(product))
                {
                    userAgent.Add(product);
                }
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (_replacedClient != null)
        {
            // The client from outside lives on; only our own is disposed of.
            HttpClient = _replacedClient;
            _replacedClient = null;
        }

        base.Dispose(disposing);
    }

    private static T Required<T>(T argument, [CallerArgumentExpression(nameof(argument))] string name = null)
        where T : class
        => argument ?? throw new ArgumentNullException(name);

    private void UseInstead(HttpClient customHttpClient)
    {
        if (customHttpClient != null)
        {
            _replacedClient = HttpClient;
            HttpClient = customHttpClient;
        }
    }

    private void Initialize(Uri baseUri, ServiceClientCredentials credentials)
    {
        BaseUri = baseUri;
        Credentials = credentials;
        SerializationSettings = ConnectorJson.CreateSerializationSettings();
        DeserializationSettings = ConnectorJson.CreateDeserializationSettings();
        Attachments = new Attachments(this);
        Conversations = new Conversations(this);
        AddDefaultRequestHeaders(HttpClient);
        Credentials?.InitializeServiceClient(this);
    }
}
