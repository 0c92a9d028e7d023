using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TwilioBot.Simulator;
using TwilioBot.Wire;

namespace TwilioBot.BrowserTests;

/// <summary>The smallest bot that shows what the page can do, in one host with the simulator: it answers over REST.</summary>
internal sealed class TinyBot : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new();

    private TinyBot(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    /// <summary>What the bot answers; null: an error to Twilio.</summary>
    public Func<TwilioForm, string?> Reply { get; set; } = form =>
        form["Latitude"] is { } latitude ? $"A place at {latitude}"
        : form["NumMedia"] == "0" ? $"You said {form["Body"]}"
        : $"{form["NumMedia"]} × {form["MediaContentType0"]}";

    public TwilioSimulator Simulator => _app.Services.GetRequiredService<TwilioSimulator>();

    public static async Task<TinyBot> StartAsync(int port = 0)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging();
        builder.Services.AddTwilioSimulator();
        var bot = new TinyBot(builder.Build());
        bot._app.UseRouting();
        bot._app.MapTwilioSimulator();
        bot._app.MapPost("/api/message", bot.AnswerAsync);
        bot._app.MapPost("/api/status", () => Results.NoContent());
        await bot._app.StartAsync();
        bot.Simulator.Options.SmsWebhookUrl = bot.Simulator.Options.WhatsAppWebhookUrl = bot.Url + "/api/message";
        return bot;
    }

    /// <summary>The bot says something, on its own.</summary>
    public async Task SayAsync(string to, string from, string body)
    {
        var options = Simulator.Options;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Url}/2010-04-01/Accounts/{options.AccountSid}/Messages.json")
        {
            Content = new FormUrlEncodedContent(
                [new("To", to), new("From", from), new("Body", body), new("StatusCallback", Url + "/api/status")]),
        };
        var credentials = Encoding.ASCII.GetBytes($"{options.AccountSid}:{options.AuthToken}");
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(credentials));
        using var response = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task<IResult> AnswerAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var form = TwilioForm.Parse(body.ToArray());
        if (Reply(form) is not { } reply) return Results.StatusCode(StatusCodes.Status500InternalServerError);
        await SayAsync(form["From"]!, form["To"]!, reply);
        return Results.Content(Twiml.Empty, Twiml.ContentType);
    }
}
