using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using TwilioBot.Simulator;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Simulator;

/// <summary>A simulator with a server of its own, a bot's receiver beside it, and a client of the REST API.</summary>
internal sealed class SimulatorWorld : IAsyncDisposable
{
    /// <summary>How long a test waits for what must come; long enough for a busy machine, and never slept through.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public const string SmsPerson = "+12025550142";
    public const string WhatsAppPerson = "whatsapp:+12025550142";

    private readonly SimulatorHost _host;

    private SimulatorWorld(SimulatorHost host, WebhookReceiver bot)
    {
        _host = host;
        Bot = bot;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
        {
            BaseAddress = new Uri(host.Address),
        };
    }

    public TwilioSimulator Simulator => _host.Simulator;

    public TwilioSimulatorOptions Options => _host.Simulator.Options;

    public WebhookReceiver Bot { get; }

    /// <summary>A client without credentials.</summary>
    public HttpClient Http { get; }

    public string Address => _host.Address;

    public string Account => "/2010-04-01/Accounts/" + Options.AccountSid;

    public static async Task<SimulatorWorld> StartAsync(Action<TwilioSimulatorOptions>? configure = null, TimeProvider? time = null)
    {
        var bot = await WebhookReceiver.StartAsync();
        var options = new TwilioSimulatorOptions
        {
            SentAfter = TimeSpan.Zero,
            DeliveredAfter = TimeSpan.Zero,
            SmsWebhookUrl = bot.Url,
            WhatsAppWebhookUrl = bot.Url,
        };
        configure?.Invoke(options);
        return new SimulatorWorld(await SimulatorHost.StartAsync(options, time: time), bot);
    }

    /// <summary>One REST call with the account's credentials.</summary>
    public async Task<Answer> CallAsync(HttpMethod method, string pathAndQuery, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(method, pathAndQuery);
        request.Headers.Authorization = Basic(Options.AccountSid, Options.AuthToken);
        if (fields.Length > 0) request.Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var json = text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : default;
        return new Answer(response.StatusCode, json, response.Headers.Location?.OriginalString);
    }

    public Task<Answer> CreateAsync(params (string Name, string Value)[] fields) =>
        CallAsync(HttpMethod.Post, Account + "/Messages.json", fields);

    /// <summary>An SMS from the bot to the person, which must be accepted.</summary>
    public async Task<string> SmsAsync(string body, params (string Name, string Value)[] more)
    {
        var answer = await CreateAsync([("To", SmsPerson), ("From", Options.SmsNumber), ("Body", body), .. more]);
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return answer.Json.GetProperty("sid").GetString()!;
    }

    /// <summary>A WhatsApp message from the bot to the person, which must be accepted.</summary>
    public async Task<string> WhatsAppAsync(params (string Name, string Value)[] fields)
    {
        var answer = await CreateAsync([("To", WhatsAppPerson), ("From", Options.WhatsAppNumber), .. fields]);
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return answer.Json.GetProperty("sid").GetString()!;
    }

    public Task<SimulatedMessage> TextAsync(string body) => Simulator.TextAsync(SmsPerson, Options.SmsNumber, body);

    public Task<SimulatedMessage> WhatsAppTextAsync(string body) => Simulator.TextAsync(WhatsAppPerson, Options.WhatsAppNumber, body);

    public async Task<SimulatedMessage> UntilAsync(string sid, string status)
    {
        using var patience = new CancellationTokenSource(Patience);
        return await Simulator.WaitForAsync(m => m.Sid == sid && m.Status == status, patience.Token);
    }

    public async Task<SimulatedMessage> UntilAsync(Func<SimulatedMessage, bool> predicate)
    {
        using var patience = new CancellationTokenSource(Patience);
        return await Simulator.WaitForAsync(predicate, patience.Token);
    }

    /// <summary>The request was signed for this address, by the account, over the fields that arrived.</summary>
    public void AssertSigned(string url, Received request) => Assert.Equal(
        SignatureVerdict.Valid,
        TwilioSignature.Verify(url, request.Form, request.Headers[TwilioSignature.HeaderName], Options.AuthToken));

    public static AuthenticationHeaderValue Basic(string user, string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secret}")));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.DisposeAsync();
        await Bot.DisposeAsync();
    }

    internal sealed record Answer(HttpStatusCode Status, JsonElement Json, string? Location)
    {
        public int Code => Json.GetProperty("code").GetInt32();
    }
}
