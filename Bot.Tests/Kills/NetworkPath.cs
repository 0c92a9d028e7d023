using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace TwilioBot.Tests.Kills;

/// <summary>The way from one process to one server, which can break as networks do and heal again.</summary>
internal sealed class NetworkPath : IAsyncDisposable
{
    private const int Backlog = 512;

    private readonly string _host;
    private readonly int _port;
    private readonly ConcurrentDictionary<Pair, bool> _pairs = new();
    private readonly List<Socket> _plugs = [];
    private Socket _listener;
    private CancellationTokenSource _accepting = new();
    private volatile TaskCompletionSource _passage = new();
    private volatile TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Breakage _state = Breakage.None;
    private int _connections;

    private NetworkPath(string host, int port, Socket listener)
    {
        (_host, _port, _listener) = (host, port, listener);
        Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        _passage.SetResult();
        _ = AcceptAsync(listener, _accepting.Token);
    }

    /// <summary>Where it begins, on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>How many connections were made over it.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Waits until so many were.</summary>
    public async Task UntilConnectedAsync(int connections)
    {
        using var patience = new CancellationTokenSource(Stories.TwilioSide.Patience);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (Connections < connections) await again.WaitForNextTickAsync(patience.Token);
    }

    /// <summary>A way to a server.</summary>
    public static NetworkPath To(string host, int port)
    {
        while (true)
        {
            try
            {
                return new NetworkPath(host, port, Listen(new Uri(Stories.BotProcess.FreeAddress()).Port));
            }
            catch (SocketException)
            {
                // Taken meanwhile: another one.
            }
        }
    }

    public void Break(Breakage how)
    {
        _state = how;
        switch (how)
        {
            case Breakage.Refused:
                StopAccepting();
                _listener.Dispose();
                foreach (var pair in _pairs.Keys) pair.Abort();
                break;
            case Breakage.Silent or Breakage.Late:
                _passage = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                StopAccepting();
                // Of a queue that is full, the system answers nobody who wants to connect.
                _listener.Listen(0);
                for (var i = 0; i < 4; i++) _plugs.Add(Plug());
                break;
        }
    }

    public void Heal()
    {
        var was = _state;
        _state = Breakage.None;
        foreach (var pair in _pairs.Keys.Where(pair => was == Breakage.Silent || pair.HasGap)) pair.Abort();
        if (was == Breakage.Refused) _listener = Listen(Port);
        if (was is Breakage.Silent or Breakage.Late)
        {
            foreach (var plug in _plugs) plug.Dispose();
            _plugs.Clear();
            while (_listener.Poll(0, SelectMode.SelectRead)) new Pair(_listener.Accept(), null).Abort();
            _listener.Listen(Backlog);
            _passage.SetResult();
        }
        if (was is not (Breakage.None or Breakage.AnswersLost))
        {
            _accepting = new CancellationTokenSource();
            _ = AcceptAsync(_listener, _accepting.Token);
        }
    }

    /// <summary>Waits until the server's next answer comes through.</summary>
    public Task UntilAnsweredAsync() => (_answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public ValueTask DisposeAsync()
    {
        if (_state is Breakage.None or Breakage.AnswersLost) StopAccepting();
        _listener.Dispose();
        foreach (var plug in _plugs) plug.Dispose();
        foreach (var pair in _pairs.Keys) pair.Abort();
        _passage.TrySetResult();
        return ValueTask.CompletedTask;
    }

    private void StopAccepting()
    {
        _accepting.Cancel();
        _accepting.Dispose();
    }

    private static Socket Listen(int port)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
            listener.Listen(Backlog);
            return listener;
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }

    private Socket Plug()
    {
        var plug = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
        try
        {
            plug.Connect(new IPEndPoint(IPAddress.Loopback, Port));
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
        {
            // As it should.
        }
        return plug;
    }

    private async Task AcceptAsync(Socket listener, CancellationToken stop)
    {
        try
        {
            while (true) _ = ServeAsync(await listener.AcceptAsync(stop));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It broke, or the test is over.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        var pair = new Pair(client, server);
        _pairs[pair] = true;
        Interlocked.Increment(ref _connections);
        try
        {
            await server.ConnectAsync(_host, _port);
            await Task.WhenAll(PassAsync(pair, client, server, isAnswer: false), PassAsync(pair, server, client, isAnswer: true));
            pair.Close();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            pair.Abort();
        }
        _pairs.TryRemove(pair, out _);
    }

    private async Task PassAsync(Pair pair, Socket from, Socket to, bool isAnswer)
    {
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var read = await ReadAsync(from, buffer);
            if (isAnswer && _state == Breakage.AnswersLost)
            {
                pair.HasGap = true;
                if (read == 0) return;
                continue;
            }
            await _passage.Task;
            if (read == 0) break;
            for (var sent = 0; sent < read;) sent += await to.SendAsync(buffer.AsMemory(sent, read - sent));
            if (isAnswer) _answered.TrySetResult();
        }
        to.Shutdown(SocketShutdown.Send);
    }

    // A reset ends what was said no less than a farewell, and what was said before it still arrives.
    private static async Task<int> ReadAsync(Socket from, byte[] buffer)
    {
        try
        {
            return await from.ReceiveAsync(buffer.AsMemory());
        }
        catch (SocketException)
        {
            return 0;
        }
    }

    private sealed class Pair(Socket client, Socket? server)
    {
        /// <summary>Whether something is missing in what the client has heard.</summary>
        public volatile bool HasGap;

        public void Close()
        {
            client.Dispose();
            server?.Dispose();
        }

        /// <summary>Both sides get a reset.</summary>
        public void Abort()
        {
            foreach (var side in new[] { client, server })
            {
                try
                {
                    if (side is not null) side.LingerState = new LingerOption(true, 0);
                }
                catch (Exception e) when (e is SocketException or ObjectDisposedException)
                {
                    // It has ended by itself.
                }
                side?.Dispose();
            }
        }
    }
}

/// <summary>How a way through the network breaks.</summary>
public enum Breakage
{
    None,

    /// <summary>Connections are reset, and refused from then on: both sides know.</summary>
    Refused,

    /// <summary>Nothing comes through, nobody is told, and what was on its way is lost.</summary>
    Silent,

    /// <summary>Nothing comes through, nobody is told, and what was on its way arrives when it heals.</summary>
    Late,

    /// <summary>What the server is told arrives, what it answers does not.</summary>
    AnswersLost,
}
