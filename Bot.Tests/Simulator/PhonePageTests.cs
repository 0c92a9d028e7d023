using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.RegularExpressions;
using TwilioBot.Simulator;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Simulator;

public sealed partial class PhonePageTests : IAsyncLifetime
{
    private static readonly byte[] Picture = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    private SimulatorWorld _world = null!;

    public async Task InitializeAsync() => _world = await SimulatorWorld.StartAsync();

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Fact]
    public async Task The_page_may_run_and_load_only_what_comes_from_here()
    {
        using var response = await _world.Http.GetAsync("/");

        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
            + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
            Header("Content-Security-Policy"));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("DENY", Header("X-Frame-Options"));
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Resource-Policy"));
        string Header(string name) => Assert.Single(response.Headers.GetValues(name));
    }

    [Fact]
    public async Task Every_file_that_the_page_names_is_there_and_nothing_is_written_into_the_page()
    {
        var html = await _world.Http.GetStringAsync("/");
        Assert.DoesNotContain("<style", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(@"\son\w+=|\sstyle=|<script(?![^>]*\ssrc=)", html);
        Assert.DoesNotMatch(@"(src|href)=""https?:", html);

        var queue = new Queue<string>(Reference().Matches(html).Select(m => m.Groups[1].Value).Where(path => path[0] == '/'));
        var seen = new HashSet<string>();
        while (queue.TryDequeue(out var path))
        {
            if (!seen.Add(path)) continue;
            using var response = await _world.Http.GetAsync(path);
            Assert.True(response.IsSuccessStatusCode, path);
            if (!path.EndsWith(".js", StringComparison.Ordinal)) continue;

            Assert.Equal("text/javascript", response.Content.Headers.ContentType?.MediaType);
            var script = await response.Content.ReadAsStringAsync();
            Assert.DoesNotContain("innerHTML", script, StringComparison.Ordinal);
            foreach (Match import in Import().Matches(script)) queue.Enqueue("/simulator/assets/" + import.Groups[1].Value);
        }

        Assert.True(seen.Count > 10);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Host", "evil.example")]
    public async Task Other_sites_cannot_text_for_the_person(string header, string value)
    {
        using var request = TextRequest("sms", "shutdown");
        request.Headers.TryAddWithoutValidation(header, value);

        using var response = await _world.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(_world.Simulator.Messages);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/simulator/events")]
    [InlineData("/simulator/assets/main.js")]
    public async Task A_foreign_name_for_this_machine_shows_nothing(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = "rebound.example";

        using var response = await _world.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task The_page_itself_may_text()
    {
        using var request = TextRequest("whatsapp", "hello");
        request.Headers.TryAddWithoutValidation("Origin", _world.Address);
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");

        using var response = await _world.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("hello", (await _world.Bot.NextAsync()).Form["Body"]);
    }

    [Fact]
    public async Task A_link_from_elsewhere_may_open_the_page()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "cross-site");
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Mode", "navigate");

        using var response = await _world.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task The_feed_begins_with_everything_and_goes_on_with_what_happens()
    {
        await _world.TextAsync("before");
        using var patience = new CancellationTokenSource(SimulatorWorld.Patience);
        await using var stream = await _world.Http.GetStreamAsync("/simulator/events", patience.Token);
        await using var events = SseParser.Create(stream).EnumerateAsync(patience.Token).GetAsyncEnumerator(patience.Token);

        Assert.True(await events.MoveNextAsync());
        Assert.Equal("everything", events.Current.EventType);
        var everything = JsonDocument.Parse(events.Current.Data).RootElement;
        var before = Assert.Single(everything.GetProperty("messages").EnumerateArray());
        Assert.Equal(("before", "sms", true, "taken"), (before.GetProperty("text").GetString(), before.GetProperty("phone").GetString(),
            before.GetProperty("mine").GetBoolean(), before.GetProperty("status").GetString()));

        await _world.WhatsAppAsync(("Body", "Palacio"), ("PersistentAction", "geo:40.4,-3.7|Retiro"));
        var statuses = new List<string?>();
        while (statuses.LastOrDefault() != MessageStatus.Delivered && await events.MoveNextAsync())
        {
            Assert.Equal("message", events.Current.EventType);
            var message = JsonDocument.Parse(events.Current.Data).RootElement;
            Assert.Equal("Palacio", message.GetProperty("place").GetProperty("name").GetString());
            statuses.Add(message.GetProperty("status").GetString());
        }

        Assert.Equal(["queued", "sent", "delivered"], statuses);
    }

    [Fact]
    public async Task Somebody_elses_messages_stay_off_the_phones()
    {
        await _world.Simulator.TextAsync("+12025550199", _world.Options.SmsNumber, "not for this page");
        using var patience = new CancellationTokenSource(SimulatorWorld.Patience);
        await using var stream = await _world.Http.GetStreamAsync("/simulator/events", patience.Token);
        await using var events = SseParser.Create(stream).EnumerateAsync(patience.Token).GetAsyncEnumerator(patience.Token);

        Assert.True(await events.MoveNextAsync());
        Assert.Empty(JsonDocument.Parse(events.Current.Data).RootElement.GetProperty("messages").EnumerateArray());
    }

    [Fact]
    public async Task A_picture_reaches_the_bot_as_what_its_bytes_say()
    {
        using var content = new ByteArrayContent(Picture);
        content.Headers.ContentType = new("text/html");

        using var response = await _world.Http.PostAsync("/simulator/picture?phone=sms&caption=Mine", content);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var form = (await _world.Bot.NextAsync()).Form;
        Assert.Equal(("1", "image/jpeg", "Mine"), (form["NumMedia"], form["MediaContentType0"], form["Body"]));
        var shown = Assert.Single(Assert.Single(_world.Simulator.Messages).Media);
        using var bytes = await _world.Http.GetAsync($"/simulator/media/{_world.Simulator.Messages[0].Sid}/{shown.Sid}");
        Assert.Equal(Picture, await bytes.Content.ReadAsByteArrayAsync());
        Assert.Equal("default-src 'none'; sandbox", Assert.Single(bytes.Headers.GetValues("Content-Security-Policy")));
    }

    [Fact]
    public async Task A_large_picture_passes_where_other_bodies_are_kept_small()
    {
        using var content = new ByteArrayContent([.. Picture, .. new byte[2 * 1024 * 1024]]);

        using var picture = await _world.Http.PostAsync("/simulator/picture?phone=sms", content);
        using var request = TextRequest("sms", new string('x', 100_000));
        request.Headers.ExpectContinue = true;
        await request.Content!.LoadIntoBufferAsync();
        using var text = await _world.Http.SendAsync(request);

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.RequestEntityTooLarge), (picture.StatusCode, text.StatusCode));
    }

    [Fact]
    public async Task An_open_page_does_not_hold_up_the_end()
    {
        var world = await SimulatorWorld.StartAsync();
        await using var stream = await world.Http.GetStreamAsync("/simulator/events");

        await world.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task What_is_no_picture_or_too_large_is_refused()
    {
        using var page = new ByteArrayContent("<svg onload=alert(1)>"u8.ToArray());
        using var huge = new ByteArrayContent([.. Picture, .. new byte[5 * 1024 * 1024]]);

        using var wrong = await _world.Http.PostAsync("/simulator/picture?phone=sms", page);
        // Waits for the server's word before the body leaves, or the refusal may cut the connection under it.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/simulator/picture?phone=sms") { Content = huge };
        request.Headers.ExpectContinue = true;
        using var large = await _world.Http.SendAsync(request);

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, HttpStatusCode.RequestEntityTooLarge), (wrong.StatusCode, large.StatusCode));
        Assert.Empty(_world.Simulator.Messages);
    }

    [Theory]
    [InlineData("text", """{"phone":"sms","body":"  "}""")]
    [InlineData("text", """{"phone":"fax","body":"hello"}""")]
    [InlineData("location", """{"phone":"whatsapp","latitude":91,"longitude":0}""")]
    public async Task What_no_phone_can_send_is_refused_with_a_reason(string action, string json)
    {
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");

        using var response = await _world.Http.PostAsync("/simulator/" + action, content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("error", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(_world.Simulator.Messages);
    }

    [Fact]
    public async Task Looking_at_a_whatsapp_message_reads_it()
    {
        var sid = await _world.WhatsAppAsync(("Body", "hi"));
        await _world.UntilAsync(sid, MessageStatus.Delivered);

        using var response = await _world.Http.PostAsJsonAsync("/simulator/read", new { sids = new[] { sid } });

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(MessageStatus.Read, Assert.Single(_world.Simulator.Messages).Status);
    }

    private static HttpRequestMessage TextRequest(string phone, string body) =>
        new(HttpMethod.Post, "/simulator/text") { Content = JsonContent.Create(new { phone, body }) };

    [GeneratedRegex(@"(?:src|href)=""([^""]+)""")]
    private static partial Regex Reference();

    [GeneratedRegex(@"from '\./([\w.]+)'")]
    private static partial Regex Import();
}
