using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using TwilioBot.Wire;

namespace TwilioBot.Bench;

/// <summary>Twilio's REST API as far as a send needs it, on a loopback port: takes every message and hands it to the phone it is for.</summary>
internal sealed class TwilioMock : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Channel<string>> _phones = new(StringComparer.Ordinal);
    private long _count;

    private TwilioMock(WebApplication app) => _app = app;

    public string Address { get; private set; } = "";

    public static async Task<TwilioMock> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var mock = new TwilioMock(builder.Build());
        mock._app.MapPost("/2010-04-01/Accounts/{account}/Messages.json", mock.CreateAsync);
        await mock._app.StartAsync(cancellationToken);
        mock.Address = mock._app.Urls.First();
        return mock;
    }

    /// <summary>The texts that reach a phone.</summary>
    public ChannelReader<string> Phone(string number) => _phones.GetOrAdd(number, _ => Channel.CreateUnbounded<string>()).Reader;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task CreateAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var form = TwilioForm.Parse(body.GetBuffer().AsSpan(0, (int)body.Length));
        string to = form["To"] ?? "", text = form["Body"] ?? "";
        var sid = "SM" + Interlocked.Increment(ref _count).ToString("x32", CultureInfo.InvariantCulture);
        context.Response.StatusCode = StatusCodes.Status201Created;
        await context.Response.WriteAsJsonAsync(
            new
            {
                sid,
                account_sid = Account.Sid,
                api_version = "2010-04-01",
                body = text,
                date_created = DateTimeOffset.UtcNow.ToString("R", CultureInfo.InvariantCulture),
                date_updated = DateTimeOffset.UtcNow.ToString("R", CultureInfo.InvariantCulture),
                direction = "outbound-api",
                from = form["From"],
                num_media = "0",
                num_segments = "1",
                status = "queued",
                to,
                uri = $"/2010-04-01/Accounts/{Account.Sid}/Messages/{sid}.json",
            },
            context.RequestAborted);
        _phones.GetOrAdd(to, _ => Channel.CreateUnbounded<string>()).Writer.TryWrite(text);
    }
}
