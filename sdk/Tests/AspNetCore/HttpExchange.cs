using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;

namespace TwilioBot.Sdk.Tests.AspNetCore;

/// <summary>One request to an adapter, and what it answered.</summary>
internal sealed class HttpExchange
{
    private readonly DefaultHttpContext _context = new();

    public HttpExchange(string body, string method = "POST", string authorization = null)
    {
        _context.Request.Method = method;
        _context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        _context.Request.ContentType = "application/json";
        if (authorization != null)
        {
            _context.Request.Headers.Authorization = authorization;
        }

        _context.Response.Body = new MemoryStream();
    }

    public int Status => _context.Response.StatusCode;

    public string ContentType => _context.Response.ContentType;

    public string Answer => Encoding.UTF8.GetString(((MemoryStream)_context.Response.Body).ToArray());

    public HttpExchange AsWebSocket()
    {
        _context.Features.Set<IHttpWebSocketFeature>(new Upgradable());
        return this;
    }

    public async Task<HttpExchange> ThroughAsync(IBotFrameworkHttpAdapter adapter, BotCallbackHandler bot)
    {
        await adapter.ProcessAsync(_context.Request, _context.Response, new CallbackBot(bot), default);
        return this;
    }

    private sealed class CallbackBot(BotCallbackHandler callback) : IBot
    {
        public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
            => callback(turnContext, cancellationToken);
    }

    private sealed class Upgradable : IHttpWebSocketFeature
    {
        public bool IsWebSocketRequest => true;

        public Task<System.Net.WebSockets.WebSocket> AcceptAsync(WebSocketAcceptContext context)
            => throw new InvalidOperationException("No connection may be accepted.");
    }
}
