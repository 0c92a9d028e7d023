using System.Net;
using System.Text;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using Newtonsoft.Json;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>The token service over HTTP.</summary>
internal sealed class RestUserTokenClient(string appId, ServiceClientCredentials credentials, Uri address, HttpClient httpClient)
    : UserTokenClient
{
    private static readonly JsonSerializerSettings Json = ConnectorJson.CreateDeserializationSettings();

    public override Task<TokenResponse> GetUserTokenAsync(
        string userId, string connectionName, string channelId, string magicCode, CancellationToken cancellationToken)
    {
        Require(userId, nameof(userId));
        Require(connectionName, nameof(connectionName));
        return AskAsync<TokenResponse>(
            HttpMethod.Get,
            "api/usertoken/GetToken",
            [("userId", userId), ("connectionName", connectionName), ("channelId", channelId), ("code", magicCode)],
            null,
            cancellationToken);
    }

    public override Task<SignInResource> GetSignInResourceAsync(
        string connectionName, Activity activity, string finalRedirect, CancellationToken cancellationToken)
    {
        Require(connectionName, nameof(connectionName));
        ArgumentNullException.ThrowIfNull(activity);
        return AskAsync<SignInResource>(
            HttpMethod.Get,
            "api/botsignin/GetSignInResource",
            [("state", CreateTokenExchangeState(appId, connectionName, activity)), ("finalRedirect", finalRedirect)],
            null,
            cancellationToken);
    }

    public override Task SignOutUserAsync(
        string userId, string connectionName, string channelId, CancellationToken cancellationToken)
    {
        Require(userId, nameof(userId));
        return AskAsync<object>(
            HttpMethod.Delete,
            "api/usertoken/SignOut",
            [("userId", userId), ("connectionName", connectionName), ("channelId", channelId)],
            null,
            cancellationToken);
    }

    public override Task<TokenStatus[]> GetTokenStatusAsync(
        string userId, string channelId, string includeFilter, CancellationToken cancellationToken)
    {
        Require(userId, nameof(userId));
        Require(channelId, nameof(channelId));
        return AskAsync<TokenStatus[]>(
            HttpMethod.Get,
            "api/usertoken/GetTokenStatus",
            [("userId", userId), ("channelId", channelId), ("include", includeFilter)],
            null,
            cancellationToken);
    }

    public override Task<Dictionary<string, TokenResponse>> GetAadTokensAsync(
        string userId, string connectionName, string[] resourceUrls, string channelId, CancellationToken cancellationToken)
    {
        Require(userId, nameof(userId));
        Require(connectionName, nameof(connectionName));
        return AskAsync<Dictionary<string, TokenResponse>>(
            HttpMethod.Post,
            "api/usertoken/GetAadTokens",
            [("userId", userId), ("connectionName", connectionName), ("channelId", channelId)],
            new AadResourceUrls(resourceUrls),
            cancellationToken);
    }

    public override Task<TokenResponse> ExchangeTokenAsync(
        string userId, string connectionName, string channelId, TokenExchangeRequest exchangeRequest, CancellationToken cancellationToken)
    {
        Require(userId, nameof(userId));
        Require(connectionName, nameof(connectionName));
        return AskAsync<TokenResponse>(
            HttpMethod.Post,
            "api/usertoken/exchange",
            [("userId", userId), ("connectionName", connectionName), ("channelId", channelId)],
            exchangeRequest,
            cancellationToken);
    }

    private static void Require(string argument, string name) => ArgumentException.ThrowIfNullOrWhiteSpace(argument, name);

    private async Task<T> AskAsync<T>(
        HttpMethod method, string path, (string Name, string Value)[] query, object body, CancellationToken cancellationToken)
        where T : class
    {
        var pairs = query.Where(each => each.Value != null).Select(each => $"{each.Name}={Uri.EscapeDataString(each.Value)}");
        using var request = new HttpRequestMessage(method, new Uri($"{address.AbsoluteUri.TrimEnd('/')}/{path}?{string.Join('&', pairs)}"));
        if (body != null)
        {
            request.Content = new StringContent(JsonConvert.SerializeObject(body, Json), Encoding.UTF8, "application/json");
        }

        await credentials.ProcessHttpRequestAsync(request, cancellationToken).ConfigureAwait(false);
        using var response = await httpClient.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);

        // The service says "no token yet" with 404.
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        if (!response.IsSuccessStatusCode)
        {
            throw new ErrorResponseException($"Operation returned an invalid status code '{response.StatusCode}'")
            {
                Request = new HttpRequestMessageWrapper(request, null),
                Response = new HttpResponseMessageWrapper(response, text),
            };
        }

        return JsonConvert.DeserializeObject<T>(text, Json);
    }
}
