using System.Net.Sockets;
using System.Text;
using TwilioBot.Tests.Stories;

namespace TwilioBot.Tests.Webhooks;

/// <summary>Clients that take their time: each is let go of, or anybody could hold all the sockets that Twilio needs.</summary>
public sealed class SlowClientTests : IAsyncLifetime
{
    // Between our limits and the server's own, which let a header take half a minute.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private BotApp _bot = null!;

    public async Task InitializeAsync() => _bot = await BotApp.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task A_request_that_stops_half_way_is_ended_wherever_it_stops()
    {
        var answers = await Task.WhenAll(
            AnswerToAsync("POST /api/sms HTTP/1.1\r\nHost: bot\r\nContent-Ty"),
            AnswerToAsync("POST /api/sms HTTP/1.1\r\nHost: bot\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nBody=hel"));

        Assert.All(answers, answer => Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal));
    }

    private async Task<string> AnswerToAsync(string request)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var client = new TcpClient();
        var address = new Uri(_bot.Address);
        await client.ConnectAsync(address.Host, address.Port, patience.Token);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), patience.Token);
        using var answer = new StreamReader(client.GetStream());
        return await answer.ReadToEndAsync(patience.Token);
    }
}
