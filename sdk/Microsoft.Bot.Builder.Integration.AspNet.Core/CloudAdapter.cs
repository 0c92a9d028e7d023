using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>Takes activities that channels of the Bot Connector post, in whichever cloud its authentication knows.</summary>
public class CloudAdapter : CloudAdapterBase, IBotFrameworkHttpAdapter
{
    private const string NoStreaming = "This adapter takes activities by POST; it keeps no streaming connections.";

    /// <summary>Without an app id: nobody is authenticated.</summary>
    public CloudAdapter()
        : this(BotFrameworkAuthenticationFactory.Create())
    {
    }

    public CloudAdapter(BotFrameworkAuthentication botFrameworkAuthentication, ILogger logger = default)
        : base(botFrameworkAuthentication, logger)
    {
    }

    public CloudAdapter(IConfiguration configuration, IHttpClientFactory httpClientFactory = default, ILogger logger = default)
        : this(new ConfigurationBotFrameworkAuthentication(configuration, httpClientFactory: httpClientFactory, logger: logger), logger)
    {
    }

    public async Task ProcessAsync(
        HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(httpRequest);
        ArgumentNullException.ThrowIfNull(httpResponse);
        ArgumentNullException.ThrowIfNull(bot);
        try
        {
            if (HttpMethods.IsPost(httpRequest.Method))
            {
                await ReceiveAsync(httpRequest, httpResponse, bot, cancellationToken).ConfigureAwait(false);
            }
            else if (HttpMethods.IsGet(httpRequest.Method) && httpRequest.HttpContext.WebSockets.IsWebSocketRequest)
            {
                await RefuseConnectionAsync(httpRequest, httpResponse, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                httpResponse.StatusCode = StatusCodes.Status405MethodNotAllowed;
            }
        }
        catch (UnauthorizedAccessException)
        {
            // Why is nothing that an unauthenticated caller should learn.
            httpResponse.StatusCode = StatusCodes.Status401Unauthorized;
        }
    }

    /// <summary>Not supported: there are no streaming connections.</summary>
    public Task ConnectNamedPipeAsync(string pipeName, IBot bot, string appId, string audience, string callerId)
    {
        if (string.IsNullOrEmpty(pipeName))
        {
            throw new ArgumentNullException(nameof(pipeName));
        }

        ArgumentNullException.ThrowIfNull(bot);
        throw new NotSupportedException(NoStreaming);
    }

    protected override ConnectorFactory GetStreamingConnectorFactory(Activity activity) => throw new NotSupportedException(NoStreaming);

    private async Task ReceiveAsync(HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken)
    {
        var activity = await BotMessageJson.ReadActivityAsync(httpRequest, cancellationToken).ConfigureAwait(false);
        if (string.IsNullOrEmpty(activity?.Type))
        {
            Logger.LogWarning("BadRequest: the body is no activity, or one without a type.");
            httpResponse.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        // Two headers make one value that is no token.
        string authHeader = httpRequest.Headers.Authorization;
        var answer = await ProcessActivityAsync(authHeader, activity, bot.OnTurnAsync, cancellationToken).ConfigureAwait(false);
        await BotMessageJson.WriteAsync(httpResponse, answer, cancellationToken).ConfigureAwait(false);
    }

    private async Task RefuseConnectionAsync(HttpRequest httpRequest, HttpResponse httpResponse, CancellationToken cancellationToken)
    {
        string authHeader = httpRequest.Headers.Authorization;
        string channelId = httpRequest.Headers["channelid"];
        await BotFrameworkAuthentication.AuthenticateStreamingRequestAsync(authHeader, channelId, cancellationToken).ConfigureAwait(false);
        httpResponse.StatusCode = StatusCodes.Status501NotImplemented;
        await httpResponse.WriteAsync(NoStreaming, cancellationToken).ConfigureAwait(false);
    }
}
