using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;

namespace TwilioBot.Sdk.Tests.Builder;

public sealed class TurnStateTests
{
    private readonly TurnContextStateCollection _state = new();

    [Fact]
    public void Values_are_kept_by_key_and_by_type()
    {
        _state.Add("key", "by key");
        _state.Add("by type");

        Assert.Equal("by key", _state.Get<string>("key"));
        Assert.Equal("by type", _state.Get<string>());
        Assert.Equal("by type", _state.Get<string>(typeof(string).FullName));
    }

    [Fact]
    public void What_is_missing_or_of_another_type_is_null()
    {
        _state.Add("key", "text");
        Assert.Null(_state.Get<string>("other"));
        Assert.Null(_state.Get<string>(string.Empty));
        Assert.Null(_state.Get<Version>("key"));
        Assert.Null(_state.Get<Version>());
    }

    [Fact]
    public void Adding_twice_fails_and_setting_twice_replaces()
    {
        _state.Add("key", "first");
        Assert.Throws<ArgumentException>(() => _state.Add("key", "second"));
        _state.Set("key", "third");
        Assert.Equal("third", _state.Get<string>("key"));
        _state.Set<string>("key", null);
        Assert.Null(_state.Get<string>("key"));
        _state.Set("typed");
        _state.Set<string>(null);
        Assert.Null(_state.Get<string>());
    }

    [Fact]
    public void Null_keys_and_values_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => _state.Get<string>(null));
        Assert.Throws<ArgumentNullException>(() => _state.Add(null, "value"));
        Assert.Throws<ArgumentNullException>(() => _state.Add("key", (string)null));
        Assert.Throws<ArgumentNullException>(() => _state.Add((string)null));
        Assert.Throws<ArgumentNullException>(() => _state.Set(null, "value"));
    }

    [Fact]
    public void The_end_of_the_turn_disposes_of_everything_but_connector_clients_once()
    {
        var resource = new Resource();
        var connector = new ConnectorClient(new Uri("https://channel.example"), "app", "secret");
        var turn = Turn.With();
        turn.TurnState.Add(resource);
        turn.TurnState.Add<IConnectorClient>(connector);

        turn.Dispose();
        turn.Dispose();

        Assert.Equal(1, resource.Disposals);
        Assert.NotNull(connector.HttpClient.DefaultRequestHeaders);
        connector.HttpClient.CancelPendingRequests(); // throws once the client is disposed of
        connector.Dispose();
    }

    private sealed class Resource : IDisposable
    {
        public int Disposals { get; private set; }

        public void Dispose() => Disposals++;
    }
}
