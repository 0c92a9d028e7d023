using System.Collections.Concurrent;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Tests.Connector;

/// <summary>
/// The Bot Framework's cloud on loopback: OpenID metadata and keys, the login that gives the bot its tokens, and a connector service
/// that takes replies and knows the members of each conversation.
/// </summary>
internal sealed class Cloud : IAsyncDisposable
{
    public const string BotToken = "token-of-the-bot";

    private readonly ConcurrentDictionary<string, ConcurrentQueue<LoopbackServer.Asked>> _posted = new();
    private int _activities;

    private Cloud() => ChannelKeys = TokenForge.ChannelKeys;

    public LoopbackServer Server { get; private set; } = null!;

    /// <summary>The key set of channels; tests that change it have a cloud of their own.</summary>
    public string ChannelKeys { get; set; }

    /// <summary>Settings that point a bot with an app id here, in the official keys.</summary>
    public string[] Settings =>
    [
        $"MicrosoftAppId={TokenForge.AppId}",
        "MicrosoftAppPassword=obviously-fake",
        $"ToChannelFromBotLoginUrl={Server.Url}/login",
        "ToChannelFromBotOAuthScope=https://api.botframework.com",
        $"ToBotFromChannelTokenIssuer={TokenForge.ChannelIssuer}",
        $"OAuthUrl={Server.Url}/oauth",
        $"ToBotFromChannelOpenIdMetadataUrl={Server.Url}/channel/openid",
        $"ToBotFromEmulatorOpenIdMetadataUrl={Server.Url}/emulator/openid",
    ];

    /// <summary>Whether the connector service takes nothing, for the time being.</summary>
    public bool Refusing { get; set; }

    public IEnumerable<LoopbackServer.Asked> Replies => Server.Requests.Where(asked => asked.Path.StartsWith("/v3/", StringComparison.Ordinal));

    /// <summary>What the bot answered to one activity, in the order in which it came.</summary>
    public JObject[] RepliesTo(string conversation, string activityId) =>
    [
        .. _posted.GetValueOrDefault($"/v3/conversations/{conversation}/activities/{activityId}", []).Select(asked => JObject.Parse(asked.Body)),
    ];

    public static async Task<Cloud> StartAsync()
    {
        var cloud = new Cloud();
        cloud.Server = await LoopbackServer.StartAsync(cloud.Answer);
        return cloud;
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private object Answer(LoopbackServer.Asked asked) => (asked.Method, asked.Path) switch
    {
        ("GET", "/channel/openid") => new { jwks_uri = $"{Server.Url}/channel/keys" },
        ("GET", "/channel/keys") => ChannelKeys,
        ("GET", "/emulator/openid") => new { jwks_uri = $"{Server.Url}/emulator/keys" },
        ("GET", "/emulator/keys") => TokenForge.EmulatorKeys,
        ("POST", "/login/oauth2/v2.0/token") => new { access_token = BotToken, expires_in = 3600, token_type = "Bearer" },
        ("GET", var path) when path.EndsWith("/members", StringComparison.Ordinal) => new object[] { new { id = "person", name = "Bob" }, new { id = "bot" } },
        ("GET", var path) when path.StartsWith("/v3/attachments/", StringComparison.Ordinal) => new { name = "picture.png", type = "image/png" },
        ("POST" or "PUT", var path) when path.StartsWith("/v3/conversations", StringComparison.Ordinal) => Refusing ? 503 : Take(asked),
        ("DELETE", var path) when path.StartsWith("/v3/conversations", StringComparison.Ordinal) => 200,
        _ => 404,
    };

    private string Take(LoopbackServer.Asked asked)
    {
        _posted.GetOrAdd(asked.Path, _ => []).Enqueue(asked);
        return JsonConvert.SerializeObject(new { id = $"sent-{Interlocked.Increment(ref _activities)}" });
    }
}
