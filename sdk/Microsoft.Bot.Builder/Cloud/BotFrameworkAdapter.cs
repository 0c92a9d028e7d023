using System;
using System.Collections.Concurrent;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Builder.Integration;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Rest.TransientFaultHandling;

namespace Microsoft.Bot.Builder;

/// <summary>The Bot Connector adapter that CloudAdapter has replaced; here for bots that still hold one.</summary>
public partial class BotFrameworkAdapter : BotAdapter, IAdapterIntegration, IExtendedUserTokenProvider, IConnectorClientBuilder
{
    private static readonly HttpClient _sharedHttpClient = new();

    private readonly AppCredentials _appCredentials;
    private readonly AuthenticationConfiguration _authConfiguration;
    private readonly RetryPolicy _retryPolicy;
    private readonly ConcurrentDictionary<string, AppCredentials> _appCredentialMap = new();
    private readonly ConcurrentDictionary<string, ConnectorClient> _connectorClients = new();

    public BotFrameworkAdapter(ICredentialProvider credentialProvider, IChannelProvider channelProvider = null, RetryPolicy connectorClientRetryPolicy = null, HttpClient customHttpClient = null, IMiddleware middleware = null, ILogger logger = null)
        : this(credentialProvider, new AuthenticationConfiguration(), channelProvider, connectorClientRetryPolicy, customHttpClient, middleware, logger)
    {
    }

    public BotFrameworkAdapter(ICredentialProvider credentialProvider, AuthenticationConfiguration authConfig, IChannelProvider channelProvider = null, RetryPolicy connectorClientRetryPolicy = null, HttpClient customHttpClient = null, IMiddleware middleware = null, ILogger logger = null)
    {
        CredentialProvider = credentialProvider ?? throw new ArgumentNullException(nameof(credentialProvider));
        _authConfiguration = authConfig ?? throw new ArgumentNullException(nameof(authConfig));
        ChannelProvider = channelProvider;
        _retryPolicy = connectorClientRetryPolicy;
        HttpClient = customHttpClient ?? _sharedHttpClient;
        Logger = logger ?? NullLogger.Instance;

        if (middleware != null)
        {
            Use(middleware);
        }

        Use(new TenantIdWorkaroundForTeamsMiddleware());
        ConnectorClient.AddDefaultRequestHeaders(HttpClient);
    }

    public BotFrameworkAdapter(AppCredentials credentials, AuthenticationConfiguration authConfig, IChannelProvider channelProvider = null, RetryPolicy connectorClientRetryPolicy = null, HttpClient customHttpClient = null, IMiddleware middleware = null, ILogger logger = null)
        : this(new SimpleCredentialProvider((credentials ?? throw new ArgumentNullException(nameof(credentials))).MicrosoftAppId, string.Empty), authConfig, channelProvider, connectorClientRetryPolicy, customHttpClient, middleware, logger)
    {
        _appCredentials = credentials;
    }

    protected ICredentialProvider CredentialProvider { get; private set; }

    protected IChannelProvider ChannelProvider { get; private set; }

    protected ILogger Logger { get; private set; }

    protected ConcurrentDictionary<string, AppCredentials> AppCredentialMap => _appCredentialMap;

    protected HttpClient HttpClient { get; }

    public new BotFrameworkAdapter Use(IMiddleware middleware)
    {
        MiddlewareSet.Use(middleware);
        return this;
    }

    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        return ConnectorSending.SendAsync(turnContext, activities, Send, cancellationToken);

        Task<ResourceResponse> Send(Activity activity)
        {
            Logger.LogInformation("Sending activity. ReplyToId: {ReplyToId}", activity.ReplyToId);
            return CanProcessOutgoingActivity(activity)
                ? ProcessOutgoingActivityAsync(turnContext, activity, cancellationToken)
                : RetryAsync(() => ConnectorSending.SendThroughConnectorAsync(turnContext, activity, cancellationToken), cancellationToken);
        }
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
        => RetryAsync(() => ConversationsOf(turnContext).UpdateActivityAsync(activity, cancellationToken), cancellationToken);

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        return RetryAsync(
            async () =>
            {
                await ConversationsOf(turnContext).DeleteActivityAsync(reference.Conversation.Id, reference.ActivityId, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Whether <see cref="ProcessOutgoingActivityAsync"/> sends this activity in place of the connector.</summary>
    protected virtual bool CanProcessOutgoingActivity(Activity activity) => false;

    protected virtual Task<ResourceResponse> ProcessOutgoingActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
        => throw new NotImplementedException();

    private static IConversations ConversationsOf(ITurnContext turnContext)
        => turnContext.TurnState.Get<IConnectorClient>().Conversations;

    private Task<T> RetryAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
        => _retryPolicy == null ? call() : _retryPolicy.ExecuteAsync(call, cancellationToken);
}
