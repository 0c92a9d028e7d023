using Microsoft.IdentityModel.Protocols;

namespace TwilioBot.Sdk.Tests.Connector;

public sealed class ConfigurationManagerTests
{
    private readonly Published _published = new();

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
    public async Task Documents_are_not_fetched_over_plain_http()
        => await Assert.ThrowsAsync<ArgumentException>(
            () => new HttpDocumentRetriever().GetDocumentAsync("http://issuer.example", CancellationToken.None));

    private sealed class Published : IDocumentRetriever, IConfigurationRetriever<string>
    {
        private int _version;

        public bool Fails { get; set; }

        public Task<string> GetDocumentAsync(string address, CancellationToken cancel)
            => Fails ? throw new HttpRequestException("unreachable") : Task.FromResult($"{++_version}");

        public Task<string> GetConfigurationAsync(string address, IDocumentRetriever retriever, CancellationToken cancel)
            => retriever.GetDocumentAsync(address, cancel);
    }
}
