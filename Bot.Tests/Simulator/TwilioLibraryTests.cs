using Twilio.Base;
using Twilio.Clients;
using Twilio.Exceptions;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Rest.Api.V2010.Account.Message;
using Twilio.Types;
using TwilioBot.Adapters;
using TwilioBot.Simulator;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Simulator;

/// <summary>Twilio's own library finds everything where it expects it.</summary>
public sealed class TwilioLibraryTests : IAsyncLifetime, IDisposable
{
    private SimulatorWorld _world = null!;
    private TwilioHttpClient _http = null!;
    private TwilioRestClient _client = null!;

    public async Task InitializeAsync()
    {
        _world = await SimulatorWorld.StartAsync();
        _http = new TwilioHttpClient(new TwilioOptions { ApiBaseUrl = _world.Address });
        _client = new TwilioRestClient(_world.Options.AccountSid, _world.Options.AuthToken, httpClient: _http);
    }

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task It_creates_and_fetches_a_message()
    {
        var created = await MessageResource.CreateAsync(
            to: new PhoneNumber(SimulatorWorld.WhatsAppPerson),
            from: new PhoneNumber(_world.Options.WhatsAppNumber),
            body: "Palacio de Cristal",
            persistentAction: ["geo:40.4,-3.7|Retiro"],
            statusCallback: new Uri(_world.Bot.Address + "/api/status?m=1"),
            client: _client);
        await _world.UntilAsync(created.Sid, MessageStatus.Delivered);

        var fetched = await MessageResource.FetchAsync(created.Sid, client: _client);

        Assert.Equal(MessageResource.StatusEnum.Queued, created.Status);
        Assert.Null(created.DateSent);
        Assert.Equal(MessageResource.StatusEnum.Delivered, fetched.Status);
        Assert.Equal(MessageResource.DirectionEnum.OutboundApi, fetched.Direction);
        Assert.Equal("-0.00750", fetched.Price);
        Assert.NotNull(fetched.DateSent);
        Assert.Equal(_world.Bot.Address + "/api/status?m=1", Assert.Single(_world.Simulator.Accepted).StatusCallback);
    }

    [Fact]
    public async Task It_walks_through_all_pages_of_a_filtered_list()
    {
        for (var i = 1; i <= 7; i++) await _world.SmsAsync($"{i}");
        await _world.TextAsync("not this one");

        var list = await MessageResource.ReadAsync(
            to: new PhoneNumber(SimulatorWorld.SmsPerson), dateSentAfter: DateTime.UtcNow.AddDays(-1), pageSize: 3, client: _client);

        Assert.Equal(["7", "6", "5", "4", "3", "2", "1"], list.Select(m => m.Body));
    }

    [Fact]
    public async Task It_takes_texts_out_and_deletes()
    {
        var sid = await _world.SmsAsync("secret");
        await _world.UntilAsync(sid, MessageStatus.Delivered);

        var redacted = await MessageResource.UpdateAsync(sid, body: "", client: _client);
        var deleted = await MessageResource.DeleteAsync(sid, client: _client);

        Assert.Equal("", redacted.Body);
        Assert.True(deleted);
        Assert.Empty(_world.Simulator.Messages);
    }

    [Fact]
    public async Task It_lists_a_persons_pictures()
    {
        var file = new SimulatedFile(new byte[] { 1 }, "image/png");
        var message = await _world.Simulator.SendMediaAsync(SimulatorWorld.SmsPerson, _world.Options.SmsNumber, file);

        ResourceSet<MediaResource> media = await MediaResource.ReadAsync(message.Sid, client: _client);

        Assert.Equal(message.Media[0].Sid, Assert.Single(media).Sid);
    }

    [Fact]
    public async Task It_understands_a_refusal()
    {
        var refusal = await Assert.ThrowsAsync<ApiException>(() => MessageResource.CreateAsync(
            to: new PhoneNumber("12"), from: new PhoneNumber(_world.Options.SmsNumber), body: "hi", client: _client));

        Assert.Equal((400, 21211, "https://www.twilio.com/docs/errors/21211"), (refusal.Status, refusal.Code, refusal.MoreInfo));
    }
}
