using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace TwilioBot.Tests.Postgres;

/// <summary>The way to the tests' server, on which an answer can get lost: the server has committed, and the connection ends before it can say so.</summary>
internal sealed class LossyLine : IDisposable
{
    // What the server says when a transaction is over: ReadyForQuery, idle.
    private static readonly byte[] Over = [(byte)'Z', 0, 0, 0, 5, (byte)'I'];

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closed = new();
    private string? _lose;
    private int _lost;

    public LossyLine()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many answers were lost.</summary>
    public int Lost => Volatile.Read(ref _lost);

    /// <summary>The answer to the next request with these words does not arrive.</summary>
    public void LoseAnswerTo(string words) => Volatile.Write(ref _lose, words);

    public void Dispose()
    {
        _closed.Cancel();
        _listener.Dispose();
        _closed.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = CarryAsync(await _listener.AcceptTcpClientAsync(_closed.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task CarryAsync(TcpClient near)
    {
        var server = new NpgsqlConnectionStringBuilder(PostgresServer.ConnectionString);
        using var far = new TcpClient();
        using (near)
        {
            try
            {
                await far.ConnectAsync(server.Host!, server.Port, _closed.Token);
                var isLosing = false;
                await Task.WhenAny(
                    PumpAsync(near.GetStream(), far.GetStream(), request =>
                    {
                        if (Volatile.Read(ref _lose) is { } words && Encoding.UTF8.GetString(request).Contains(words, StringComparison.Ordinal))
                        {
                            Volatile.Write(ref _lose, null);
                            Volatile.Write(ref isLosing, true);
                        }
                        return Fate.Forward;
                    }),
                    PumpAsync(far.GetStream(), near.GetStream(), answer =>
                    {
                        if (!Volatile.Read(ref isLosing)) return Fate.Forward;
                        if (!answer.EndsWith(Over)) return Fate.Swallow;
                        Interlocked.Increment(ref _lost);
                        return Fate.End;
                    }));
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            {
                // One of the two has gone, so the other goes too.
            }
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, Func<ReadOnlySpan<byte>, Fate> judge)
    {
        var buffer = new byte[1 << 16];
        try
        {
            while (await from.ReadAsync(buffer, _closed.Token) is > 0 and var length)
            {
                switch (judge(buffer.AsSpan(0, length)))
                {
                    case Fate.Forward:
                        await to.WriteAsync(buffer.AsMemory(0, length), _closed.Token);
                        break;
                    case Fate.End:
                        return;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // The same.
        }
    }

    private enum Fate
    {
        Forward,
        Swallow,
        End,
    }
}
