using System.Net;
using System.Security.Claims;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Builder;

/// <summary>A channel's end of the Bot Connector: writes requests down and answers each with an id.</summary>
internal sealed class FakeChannel : HttpMessageHandler
{
    public const string ServiceUrl = "https://channel.example";

    public List<(string Request, string Body)> Requests { get; } = [];

    public HttpClient CreateClient() => new(this, false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content == null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add(($"{request.Method} {request.RequestUri!.AbsolutePath}", body));
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent($"{{\"id\":\"id-{Requests.Count}\",\"activityId\":\"act-{Requests.Count}\"}}"),
        };
    }

    /// <summary>Lets everybody in and connects to this channel.</summary>
    internal sealed class Authentication(FakeChannel channel) : BotFrameworkAuthentication
    {
        public List<(string ServiceUrl, string Audience)> Connected { get; } = [];

        public ClaimsIdentity Identity { get; private set; }

        public override Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken)
        {
            if (authHeader == "bad")
            {
                throw new UnauthorizedAccessException();
            }

            return Task.FromResult(new AuthenticateRequestResult
            {
                Audience = "audience",
                CallerId = "caller",
                ClaimsIdentity = new ClaimsIdentity(),
                ConnectorFactory = new Factory(this, channel),
            });
        }

        public override Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(string authHeader, string channelIdHeader, CancellationToken cancellationToken)
            => throw new NotSupportedException();

        public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity)
        {
            Identity = claimsIdentity;
            return new Factory(this, channel);
        }

        public override Task<UserTokenClient> CreateUserTokenClientAsync(ClaimsIdentity claimsIdentity, CancellationToken cancellationToken)
            => Task.FromResult<UserTokenClient>(null);

        private sealed class Factory(Authentication authentication, FakeChannel channel) : ConnectorFactory
        {
            public override Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken)
            {
                authentication.Connected.Add((serviceUrl, audience));
                return Task.FromResult<IConnectorClient>(new ConnectorClient(new Uri(serviceUrl), MicrosoftAppCredentials.Empty, channel.CreateClient(), disposeHttpClient: true));
            }
        }
    }
}
