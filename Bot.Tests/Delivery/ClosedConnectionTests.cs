using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using TwilioBot.Adapters;
using TwilioBot.Delivery;
using TwilioBot.Tests.Kills;
using Xunit.Abstractions;

namespace TwilioBot.Tests.Delivery;

/// <summary>
/// A server may close a kept connection just as the next request travels on it. HTTP clients are allowed to repeat some requests
/// then by themselves; ours must leave that to whoever knows whether the message was taken.
/// </summary>
/// <remarks><c>TWILIOBOT_CLOSES</c> (200) sets the size.</remarks>
public sealed class ClosedConnectionTests(ITestOutputHelper output) : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<string, int> _read = new();
    private readonly CancellationTokenSource _over = new();

    public void Dispose()
    {
        _over.Cancel();
        _listener.Dispose();
        _over.Dispose();
    }

    [Theory]
    [InlineData(Close.AfterTheWholeRequest)]
    [InlineData(Close.AfterItsFirstBytes)]
    [InlineData(Close.AfterTheLastAnswer)]
    public async Task No_message_is_posted_twice_when_the_server_closes_a_kept_connection(Close close)
    {
        var closes = RigSize.Of("TWILIOBOT_CLOSES", 200);
        _listener.Start();
        var serving = ServeAsync(close);
        using var api = new TwilioApi(new TwilioOptions
        {
            AccountSid = "AC00000000000000000000000000000000",
            AuthToken = "00000000000000000000000000000000",
            ApiBaseUrl = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}",
        });
        var gateway = new TwilioGateway(api);

        var kinds = new Dictionary<SendOutcomeKind, int>();
        for (var i = 0; i < closes * 2; i++)
        {
            var body = $"message{i}.";
            var message = new TwilioMessage { From = "+12025550100", To = "+12025550142", Body = body };
            var outcome = await gateway.SendAsync(message, null, TimeSpan.FromMinutes(5), () => true, default);

            kinds[outcome.Kind] = kinds.GetValueOrDefault(outcome.Kind) + 1;
            var read = _read.GetValueOrDefault(body);
            Assert.InRange(read, 0, 1);
            // What the server has seen must never pass for a message that did not leave.
            if (outcome.Kind == SendOutcomeKind.NotNow) Assert.Equal(0, read);
        }

        await _over.CancelAsync();
        await serving;
        Assert.All(_read.Values, count => Assert.Equal(1, count));
        if (close == Close.AfterTheWholeRequest) Assert.Equal((closes, closes), (kinds[SendOutcomeKind.Accepted], kinds[SendOutcomeKind.Unknown]));
        output.WriteLine($"{closes * 2} messages: {string.Join(", ", kinds.Select(kind => $"{kind.Value} {kind.Key}"))}");
    }

    private async Task ServeAsync(Close close)
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_over.Token);
                var stream = client.GetStream();
                if (!await ReadAsync(stream, whole: true)) continue;
                await stream.WriteAsync(Encoding.ASCII.GetBytes(Created), _over.Token);
                if (close != Close.AfterTheLastAnswer) await ReadAsync(stream, whole: close == Close.AfterTheWholeRequest);
                client.Client.Shutdown(SocketShutdown.Send);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private const string Json = """{"sid":"SM00000000000000000000000000000001","status":"queued"}""";
    private static readonly string Created = $"HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: {Json.Length}\r\n\r\n{Json}";

    // False: the client has closed first.
    private async Task<bool> ReadAsync(NetworkStream stream, bool whole)
    {
        var buffer = new byte[16 * 1024];
        var (length, isCounted) = (0, false);
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), _over.Token);
            if (read == 0) return false;
            length += read;
            var text = Encoding.ASCII.GetString(buffer, 0, length);
            var at = text.IndexOf("Body=message", StringComparison.Ordinal);
            var end = at < 0 ? -1 : text.IndexOf('.', at);
            if (end >= 0 && !isCounted) _read.AddOrUpdate(text[(at + 5)..(end + 1)], 1, (_, count) => count + 1);
            isCounted |= end >= 0;
            if (!whole || IsComplete(text)) return true;
        }
    }

    private static bool IsComplete(string request)
    {
        var body = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (body < 0) return false;
        var header = request.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase) + "Content-Length: ".Length;
        var length = int.Parse(request[header..request.IndexOf("\r\n", header, StringComparison.Ordinal)], CultureInfo.InvariantCulture);
        return request.Length - body - 4 >= length;
    }

    public enum Close
    {
        AfterTheWholeRequest,
        AfterItsFirstBytes,
        AfterTheLastAnswer,
    }
}
