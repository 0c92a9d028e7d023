using Microsoft.IdentityModel.Protocols;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Which channels the keys of the Bot Framework are endorsed for.</summary>
public sealed class EndorsementsRetriever : IDocumentRetriever, IConfigurationRetriever<IDictionary<string, HashSet<string>>>
{
    public const string JsonWebKeySetUri = "jwks_uri";

    private readonly HttpClient _httpClient;

    public EndorsementsRetriever(HttpClient httpClient)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        _httpClient = httpClient;
    }

    public async Task<IDictionary<string, HashSet<string>>> GetConfigurationAsync(
        string address, IDocumentRetriever retriever, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(retriever);
        var document = await retriever.GetDocumentAsync(address, cancellationToken).ConfigureAwait(false);
        var endorsements = new Dictionary<string, HashSet<string>>();
        if (Parse(document)?["keys"] is JArray keys)
        {
            foreach (var key in keys.OfType<JObject>().Where(key => key["endorsements"] is JArray && (string)key["kid"] != null))
            {
                endorsements.TryAdd((string)key["kid"], [.. key["endorsements"].Values<string>()]);
            }
        }

        return endorsements;
    }

    /// <summary>The key set that a metadata document points at; empty when it points at none.</summary>
    public async Task<string> GetDocumentAsync(string address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        var documents = new HttpDocumentRetriever(_httpClient);
        var metadata = Parse(await documents.GetDocumentAsync(address, cancellationToken).ConfigureAwait(false));
        return (string)metadata?[JsonWebKeySetUri] is { Length: > 0 } keySet
            ? await documents.GetDocumentAsync(keySet, cancellationToken).ConfigureAwait(false)
            : string.Empty;
    }

    private static JObject Parse(string json) => JsonConvert.DeserializeObject<JObject>(json ?? string.Empty);
}
