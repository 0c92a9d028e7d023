using System.Globalization;
using System.Net;
using System.Text.Json;
using TwilioBot.Simulator;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Simulator;

public sealed class RestMessagesTests : IAsyncLifetime
{
    private SimulatorWorld _world = null!;

    public async Task InitializeAsync() => _world = await SimulatorWorld.StartAsync();

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Fact]
    public async Task A_created_message_comes_back_with_every_field_that_twilio_sends()
    {
        var answer = await _world.CreateAsync(("To", SimulatorWorld.SmsPerson), ("From", "+15005550006"), ("Body", "Hi there!"));

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        string[] fields =
        [
            "account_sid", "api_version", "body", "date_created", "date_sent", "date_updated", "direction", "error_code", "error_message",
            "from", "messaging_service_sid", "num_media",
            "num_segments", "price", "price_unit", "sid", "status", "subresource_uris", "to", "uri",
        ];
        Assert.Equal(fields, answer.Json.EnumerateObject().Select(f => f.Name).Order(StringComparer.Ordinal));

        var sid = answer.Json.GetProperty("sid").GetString();
        Assert.Matches("^SM[0-9a-f]{32}$", sid);
        Assert.Equal("Hi there!", Text("body"));
        Assert.Equal("outbound-api", Text("direction"));
        Assert.Equal("queued", Text("status"));
        Assert.Equal("1", Text("num_segments"));
        Assert.Equal("0", Text("num_media"));
        Assert.Equal("2010-04-01", Text("api_version"));
        Assert.Equal("USD", Text("price_unit"));
        Assert.Equal("+15005550006", Text("from"));
        Assert.Equal(SimulatorWorld.SmsPerson, Text("to"));
        Assert.Equal($"{_world.Account}/Messages/{sid}.json", Text("uri"));
        var links = answer.Json.GetProperty("subresource_uris");
        Assert.Equal($"{_world.Account}/Messages/{sid}/Media.json", links.GetProperty("media").GetString());
        foreach (var none in new[] { "price", "date_sent", "error_code", "error_message", "messaging_service_sid" })
        {
            Assert.Equal(JsonValueKind.Null, answer.Json.GetProperty(none).ValueKind);
        }

        Assert.Matches(@"^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} \+0000$", Text("date_created"));
        string? Text(string field) => answer.Json.GetProperty(field).GetString();
    }

    [Fact]
    public async Task A_delivered_message_has_a_price_and_the_date_it_was_sent()
    {
        var sid = await _world.SmsAsync(new string('a', 161));
        await _world.UntilAsync(sid, MessageStatus.Delivered);

        var json = (await _world.CallAsync(HttpMethod.Get, $"{_world.Account}/Messages/{sid}.json")).Json;

        Assert.Equal("delivered", json.GetProperty("status").GetString());
        Assert.Equal("2", json.GetProperty("num_segments").GetString());
        Assert.Equal("-0.01500", json.GetProperty("price").GetString());
        Assert.True(DateTimeOffset.TryParseExact(json.GetProperty("date_sent").GetString(), "ddd, dd MMM yyyy HH:mm:ss zzz",
            CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
    }

    [Fact]
    public async Task A_message_from_a_person_can_be_fetched_too()
    {
        var inbound = await _world.TextAsync("hello");

        var json = (await _world.CallAsync(HttpMethod.Get, $"{_world.Account}/Messages/{inbound.Sid}.json")).Json;

        Assert.Equal("inbound", json.GetProperty("direction").GetString());
        Assert.Equal("received", json.GetProperty("status").GetString());
        Assert.Equal("hello", json.GetProperty("body").GetString());
    }

    [Fact]
    public async Task What_was_created_is_kept_as_it_was_received()
    {
        var sid = await _world.SmsAsync(
            "two", ("MediaUrl", "https://example.com/a.png?x=1&y=2"), ("MediaUrl", "https://example.com/b.jpg"), ("Odd", "kept"));

        var message = Assert.Single(_world.Simulator.Accepted);
        Assert.Equal(sid, message.Sid);
        Assert.StartsWith("MM", sid, StringComparison.Ordinal);
        Assert.Equal(["https://example.com/a.png?x=1&y=2", "https://example.com/b.jpg"], message.MediaUrl);
        Assert.Equal("kept", message.Parameters["Odd"]);
        Assert.Equal(["image/png", "image/jpeg"], message.Media.Select(m => m.ContentType));
    }

    [Fact]
    public async Task Whatsapp_takes_only_the_first_of_several_media()
    {
        var sid = await _world.WhatsAppAsync(
            ("Body", "two"), ("MediaUrl", "https://example.com/a.png"), ("MediaUrl", "https://example.com/b.png"));

        Assert.Equal("https://example.com/a.png", Assert.Single((await _world.UntilAsync(sid, MessageStatus.Delivered)).Media).SourceUrl);
    }

    [Fact]
    public async Task A_location_is_read_from_its_persistent_action()
    {
        await _world.WhatsAppAsync(("Body", "Palacio de Cristal"), ("PersistentAction", "geo:40.4136,-3.682|Parque del Retiro"));

        var message = Assert.Single(_world.Simulator.Accepted);
        Assert.Equal(new SimulatedPlace(40.4136, -3.682, "Palacio de Cristal", "Parque del Retiro"), message.Place);
        Assert.Equal(["geo:40.4136,-3.682|Parque del Retiro"], message.PersistentAction);
    }

    [Fact]
    public async Task A_location_that_cannot_be_read_fails_later_on()
    {
        var sid = await _world.WhatsAppAsync(("Body", "Nowhere"), ("PersistentAction", "geo:40,4136,-3,682"));

        Assert.Equal(63021, (await _world.UntilAsync(sid, MessageStatus.Failed)).ErrorCode);
    }

    [Fact]
    public async Task A_redacted_message_keeps_everything_but_its_text()
    {
        var sid = await _world.SmsAsync("secret");
        await _world.UntilAsync(sid, MessageStatus.Delivered);

        var answer = await _world.CallAsync(HttpMethod.Post, $"{_world.Account}/Messages/{sid}.json", ("Body", ""));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("", answer.Json.GetProperty("body").GetString());
        Assert.Equal("", Assert.Single(_world.Simulator.Messages).Body);
    }

    [Theory]
    [InlineData("Body", "new text")]
    [InlineData("Status", "delivered")]
    [InlineData("Other", "x")]
    public async Task Only_taking_the_text_out_or_calling_back_changes_a_message(string name, string value)
    {
        var sid = await _world.SmsAsync("text");
        await _world.UntilAsync(sid, MessageStatus.Delivered);

        var answer = await _world.CallAsync(HttpMethod.Post, $"{_world.Account}/Messages/{sid}.json", (name, value));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(30400, answer.Code);
    }

    [Fact]
    public async Task A_delivered_message_cannot_be_called_back()
    {
        var sid = await _world.SmsAsync("text");
        await _world.UntilAsync(sid, MessageStatus.Delivered);

        var answer = await _world.CallAsync(HttpMethod.Post, $"{_world.Account}/Messages/{sid}.json", ("Status", "canceled"));

        Assert.Equal(30409, answer.Code);
    }

    [Fact]
    public async Task A_deleted_message_is_gone()
    {
        var sid = await _world.SmsAsync("text");
        await _world.UntilAsync(sid, MessageStatus.Delivered);
        var path = $"{_world.Account}/Messages/{sid}.json";

        Assert.Equal(HttpStatusCode.NoContent, (await _world.CallAsync(HttpMethod.Delete, path)).Status);

        var after = await _world.CallAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.NotFound, after.Status);
        Assert.Equal(20404, after.Code);
        Assert.Empty(_world.Simulator.Messages);
    }
}
