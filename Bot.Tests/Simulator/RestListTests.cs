using System.Text.Json;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Simulator;

public sealed class RestListTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private SimulatorWorld _world = null!;

    public async Task InitializeAsync() => _world = await SimulatorWorld.StartAsync(time: _clock);

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Fact]
    public async Task Pages_are_walked_forth_and_back_and_news_does_not_shift_them()
    {
        for (var i = 1; i <= 5; i++) await _world.SmsAsync($"{i}");

        var first = await ListAsync($"{_world.Account}/Messages.json?PageSize=2&To=%2B12025550142");
        await _world.SmsAsync("6");
        var second = await ListAsync(Uri(first, "next_page_uri"));
        var third = await ListAsync(Uri(second, "next_page_uri"));
        var back = await ListAsync(Uri(third, "previous_page_uri"));

        Assert.Equal(["5", "4"], Bodies(first));
        Assert.Equal(["3", "2"], Bodies(second));
        Assert.Equal(["1"], Bodies(third));
        Assert.Equal(["3", "2"], Bodies(back));
        Assert.Equal(JsonValueKind.Null, first.GetProperty("previous_page_uri").ValueKind);
        Assert.Equal(JsonValueKind.Null, third.GetProperty("next_page_uri").ValueKind);
        Assert.Equal((1, 2, 2, 3), (Number(second, "page"), Number(second, "page_size"), Number(second, "start"), Number(second, "end")));
        var link = $"{_world.Account}/Messages.json?To=%2B12025550142&PageSize=2&Page=";
        Assert.StartsWith(link + "1&PageToken=PA", Uri(first, "next_page_uri"), StringComparison.Ordinal);
        Assert.Equal(link + "0", Uri(third, "first_page_uri"));
    }

    [Fact]
    public async Task An_empty_list_is_a_list()
    {
        var list = await ListAsync(_world.Account + "/Messages.json");

        Assert.Empty(Bodies(list));
        Assert.Equal((0, 50, 0, 0), (Number(list, "page"), Number(list, "page_size"), Number(list, "start"), Number(list, "end")));
        Assert.Equal(JsonValueKind.Null, list.GetProperty("next_page_uri").ValueKind);
    }

    [Fact]
    public async Task To_and_From_choose_a_direction()
    {
        await _world.TextAsync("from the person");
        await _world.SmsAsync("from the bot");
        await _world.WhatsAppTextAsync("over WhatsApp");

        Assert.Equal(["from the person"], Bodies(await ListAsync(_world.Account + "/Messages.json?To=%2B15005550006")));
        Assert.Equal(["from the bot"], Bodies(await ListAsync(_world.Account + "/Messages.json?From=%2B15005550006")));
        Assert.Equal(["over WhatsApp"], Bodies(await ListAsync(_world.Account + "/Messages.json?From=whatsapp%3A%2B12025550142")));
    }

    [Theory]
    [InlineData("DateSent%3E=2026-11-22", "late")]
    [InlineData("DateSent%3C=2026-11-21", "early")]
    [InlineData("DateSent>=2026-11-21", "late early")]
    [InlineData("DateSent=2026-11-21", "early")]
    [InlineData("DateSent%3E=2026-11-21T10%3A30%3A01Z", "late")]
    [InlineData("DateSent%3E=2026-11-21T10%3A30%3A00Z", "late early")]
    [InlineData("DateSent%3C=2026-11-21T10%3A30%3A00Z", "early")]
    public async Task Dates_choose_days_and_moments(string filter, string expected)
    {
        await _world.TextAsync("early");
        _clock.Advance(TimeSpan.FromDays(1));
        await _world.TextAsync("late");

        Assert.Equal(expected.Split(' '), Bodies(await ListAsync($"{_world.Account}/Messages.json?{filter}")));
    }

    private async Task<JsonElement> ListAsync(string path) => (await _world.CallAsync(HttpMethod.Get, path)).Json;

    private static string[] Bodies(JsonElement list) =>
        [.. list.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("body").GetString()!)];

    private static string Uri(JsonElement list, string name) => list.GetProperty(name).GetString()!;

    private static int Number(JsonElement list, string name) => list.GetProperty(name).GetInt32();
}
