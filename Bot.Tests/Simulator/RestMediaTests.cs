using System.Net;
using Microsoft.AspNetCore.Http;
using TwilioBot.Simulator;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Simulator;

public sealed class RestMediaTests : IAsyncLifetime
{
    private static readonly byte[] Picture = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    private SimulatorWorld _world = null!;

    public async Task InitializeAsync() => _world = await SimulatorWorld.StartAsync();

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Fact]
    public async Task A_persons_picture_is_fetched_from_its_media_url_with_credentials()
    {
        var message = await SendPictureAsync();
        var url = message.Parameters["MediaUrl0"]!;
        Assert.StartsWith($"{_world.Address}{_world.Account}/Messages/{message.Sid}/Media/ME", url, StringComparison.Ordinal);
        Assert.Equal("image/png", message.Parameters["MediaContentType0"]);

        using var closed = await _world.Http.GetAsync(url);
        Assert.Equal(HttpStatusCode.Unauthorized, closed.StatusCode);

        var open = await _world.CallAsync(HttpMethod.Get, url);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, open.Status);
        using var bytes = await _world.Http.GetAsync(open.Location);
        Assert.Equal("image/png", bytes.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Picture, await bytes.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Accounts_of_old_let_anybody_fetch_media()
    {
        _world.Options.MediaNeedsCredentials = false;
        var message = await SendPictureAsync();

        using var response = await _world.Http.GetAsync(message.Parameters["MediaUrl0"]);
        using var list = await _world.Http.GetAsync($"{_world.Account}/Messages.json");

        Assert.Equal(HttpStatusCode.TemporaryRedirect, response.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, list.StatusCode);
    }

    [Fact]
    public async Task The_media_of_a_message_are_listed()
    {
        var message = await SendPictureAsync();

        var list = (await _world.CallAsync(HttpMethod.Get, $"{_world.Account}/Messages/{message.Sid}/Media.json")).Json;

        var media = Assert.Single(list.GetProperty("media_list").EnumerateArray());
        Assert.Equal(message.Media[0].Sid, media.GetProperty("sid").GetString());
        Assert.Equal(message.Sid, media.GetProperty("parent_sid").GetString());
        Assert.Equal("image/png", media.GetProperty("content_type").GetString());
        var one = await _world.CallAsync(HttpMethod.Get, media.GetProperty("uri").GetString()!);
        Assert.Equal(message.Media[0].Sid, one.Json.GetProperty("sid").GetString());
    }

    [Fact]
    public async Task The_bots_picture_is_fetched_from_this_machine()
    {
        _world.Bot.Answer = _ => Results.Bytes(Picture, "image/png");

        var sid = await _world.SmsAsync("Look!", ("MediaUrl", _world.Bot.Address + "/cookie"));

        var media = Assert.Single((await _world.UntilAsync(sid, MessageStatus.Delivered)).Media);
        Assert.Equal("image/png", media.ContentType);
        Assert.Equal(Picture, media.Content?.ToArray());
        Assert.Equal("GET", (await _world.Bot.NextAsync()).Method);
    }

    [Theory]
    [InlineData("sms", 404, "image/png", 11200)]
    [InlineData("sms", 200, "text/html", 12300)]
    [InlineData("whatsapp", 404, "image/png", 63019)]
    [InlineData("whatsapp", 200, "text/html", 63021)]
    public async Task A_picture_that_cannot_be_fetched_fails_the_message(string channel, int status, string type, int code)
    {
        _world.Bot.Answer = _ => Results.Text("nothing here", type, statusCode: status);
        var url = ("MediaUrl", _world.Bot.Address + "/missing.png");

        var sid = channel == "sms" ? await _world.SmsAsync("Look!", url) : await _world.WhatsAppAsync(url);

        Assert.Equal(code, (await _world.UntilAsync(sid, MessageStatus.Failed)).ErrorCode);
        Assert.Contains(_world.Simulator.Alerts, alert => alert.Code == code && alert.MessageSid == sid);
    }

    private Task<SimulatedMessage> SendPictureAsync() =>
        _world.Simulator.SendMediaAsync(
            SimulatorWorld.SmsPerson, _world.Options.SmsNumber, new SimulatedFile(Picture, "image/png"), "Mine");
}
