using Microsoft.IdentityModel.Protocols;

namespace TwilioBot.Sdk.Tests.Connector;

public sealed class ConfigurationManagerTests
{
    private readonly Published _published = new();
    private readonly SetClock _clock = new(new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_configuration_is_fetched_once()
    {
        var manager = new ConfigurationManager<string>("https://issuer.example", _published, _published);

        Assert.Equal("1", await manager.GetConfigurationAsync());
        Assert.Equal("1", await manager.GetConfigurationAsync());
    }

    [Fact]
    public async Task A_configuration_that_has_grown_old_is_fetched_anew()
    {
        var manager = new ConfigurationManager<string>("https://issuer.example", _published, _published)
        {
            AutomaticRefreshInterval = TimeSpan.Zero,
        };

        Assert.Equal("1", await manager.GetConfigurationAsync());
        Assert.Equal("2", await manager.GetConfigurationAsync());
    }

    [Fact]
    public async Task A_refresh_may_be_asked_for_once_per_interval()
    {
        var manager = new ConfigurationManager<string>("https://issuer.example", _published, _published);
        await manager.GetConfigurationAsync();

        manager.RequestRefresh();
        Assert.Equal("2", await manager.GetConfigurationAsync());

        manager.RequestRefresh();
        Assert.Equal("2", await manager.GetConfigurationAsync());
    }

    [Fact]
    public async Task The_old_configuration_serves_while_a_new_one_cannot_be_had()
    {
        var manager = new ConfigurationManager<string>("https://issuer.example", _published, _published);
        await manager.GetConfigurationAsync();
        _published.Fails = true;

        manager.RequestRefresh();

        Assert.Equal("1", await manager.GetConfigurationAsync());
    }

    [Fact]
    public async Task Without_any_configuration_the_failure_is_told()
    {
        _published.Fails = true;
        var manager = new ConfigurationManager<string>("https://issuer.example", _published, _published);

        await Assert.ThrowsAsync<HttpRequestException>(() => manager.GetConfigurationAsync());
    }

    [Fact]
    public async Task A_publisher_that_was_never_reached_is_asked_ever_less_often_however_many_wait()
    {
        _published.Fails = true;
        var manager = WithClock();

        // Ten minutes in which somebody asks five times a second.
        for (var i = 0; i < 3000; i++)
        {
            await Assert.ThrowsAnyAsync<Exception>(() => manager.GetConfigurationAsync());
            _clock.Now += TimeSpan.FromSeconds(0.2);
        }

        // 1, 2, 4, 8 and 16 seconds apart, then half a minute.
        Assert.InRange(_published.Asked, 20, 25);
    }

    [Fact]
    public async Task A_publisher_that_is_back_is_noticed_within_half_a_minute()
    {
        _published.Fails = true;
        var manager = WithClock();
        for (var i = 0; i < 3600; i++)
        {
            await Assert.ThrowsAnyAsync<Exception>(() => manager.GetConfigurationAsync());
            _clock.Now += TimeSpan.FromSeconds(1);
        }

        _published.Fails = false;
        _clock.Now += TimeSpan.FromSeconds(30);

        Assert.Equal("1", await manager.GetConfigurationAsync());
    }

    [Fact]
    public async Task A_crowd_that_waits_for_an_unreachable_publisher_asks_it_once()
    {
        var answer = new TaskCompletionSource<string>();
        _published.Answer = answer.Task;
        var manager = WithClock();

        var crowd = Enumerable.Range(0, 100).Select(_ => manager.GetConfigurationAsync()).ToList();
        answer.SetException(new HttpRequestException("unreachable"));
        foreach (var one in crowd)
        {
            await Assert.ThrowsAnyAsync<Exception>(() => one);
        }

        Assert.Equal(1, _published.Asked);
    }

    [Fact]
    public async Task An_old_configuration_serves_for_five_days_and_no_longer()
    {
        var manager = WithClock();
        await manager.GetConfigurationAsync();
        _published.Fails = true;

        _clock.Now += TimeSpan.FromDays(5) - TimeSpan.FromSeconds(1);
        Assert.Equal("1", await manager.GetConfigurationAsync());

        _clock.Now += TimeSpan.FromSeconds(1);
        await Assert.ThrowsAnyAsync<Exception>(() => manager.GetConfigurationAsync());

        _published.Fails = false;
        _clock.Now += TimeSpan.FromSeconds(30);
        Assert.Equal("2", await manager.GetConfigurationAsync());
    }

    [Fact]
    public async Task A_refresh_that_failed_is_tried_again_before_the_next_one_is_due()
    {
        var manager = WithClock();
        await manager.GetConfigurationAsync();
        _published.Fails = true;
        _clock.Now += TimeSpan.FromHours(12);
        Assert.Equal("1", await manager.GetConfigurationAsync());

        _published.Fails = false;
        _clock.Now += TimeSpan.FromSeconds(1);

        Assert.Equal("2", await manager.GetConfigurationAsync());
    }

    [Fact]
    public async Task Nobody_who_can_go_on_waits_for_a_refresh_that_another_began()
    {
        var manager = WithClock();
        await manager.GetConfigurationAsync();
        _clock.Now += TimeSpan.FromHours(12);
        var answer = new TaskCompletionSource<string>();
        _published.Answer = answer.Task;

        var first = manager.GetConfigurationAsync();
        Assert.Equal("1", await manager.GetConfigurationAsync());
        answer.SetResult("newer");

        Assert.Equal("newer", await first);
    }

    [Fact]
    public async Task Documents_are_not_fetched_over_plain_http()
        => await Assert.ThrowsAsync<ArgumentException>(
            () => new HttpDocumentRetriever().GetDocumentAsync("http://issuer.example", CancellationToken.None));

    private ConfigurationManager<string> WithClock() => new("https://issuer.example", _published, _published, _clock);

    private sealed class Published : IDocumentRetriever, IConfigurationRetriever<string>
    {
        private int _version;

        public bool Fails { get; set; }

        /// <summary>What is answered in place of a number.</summary>
        public Task<string> Answer { get; set; }

        public int Asked { get; private set; }

        public Task<string> GetDocumentAsync(string address, CancellationToken cancel)
        {
            Asked++;
            return Fails ? throw new HttpRequestException("unreachable") : Answer ?? Task.FromResult($"{++_version}");
        }

        public Task<string> GetConfigurationAsync(string address, IDocumentRetriever retriever, CancellationToken cancel)
            => retriever.GetDocumentAsync(address, cancel);
    }
}
