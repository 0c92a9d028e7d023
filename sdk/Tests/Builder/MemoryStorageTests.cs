using Microsoft.Bot.Builder;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Sdk.Tests.Builder;

public sealed class MemoryStorageTests
{
    private readonly Dictionary<string, JObject> _stored = [];
    private readonly IStorage _storage;

    public MemoryStorageTests()
    {
        _storage = new MemoryStorage(_stored);
    }

    [Fact]
    public async Task Unknown_keys_are_missing_from_what_is_read()
        => Assert.Empty(await _storage.ReadAsync(["nothing"]));

    [Fact]
    public async Task Items_come_back_with_their_type_as_other_objects()
    {
        var item = new Item { Name = "a", Inner = new Special { Detail = "b" } };
        await Write("item", item);
        item.Name = "changed";

        var read = Assert.IsType<Item>(await Read("item"));
        Assert.Equal("a", read.Name);
        Assert.Equal("b", Assert.IsType<Special>(read.Inner).Detail);
        read.Name = "changed too";
        Assert.Equal("a", Assert.IsType<Item>(await Read("item")).Name);
    }

    [Fact]
    public async Task A_serializer_without_type_names_gives_json_back()
    {
        var storage = new MemoryStorage(new JsonSerializer { TypeNameHandling = TypeNameHandling.None });
        await storage.WriteAsync(new Dictionary<string, object> { ["item"] = new Item { Name = "a" } }, default);
        var read = await storage.ReadAsync(["item"], default);
        Assert.Equal("a", Assert.IsType<JObject>(read["item"])["Name"]);
    }

    [Fact]
    public async Task Deleted_items_are_gone_and_deleting_unknown_ones_does_nothing()
    {
        await Write("item", new Item());
        await _storage.DeleteAsync(["item", "unknown"]);
        Assert.Empty(await _storage.ReadAsync(["item"]));
    }

    [Fact]
    public async Task Odd_keys_are_keys()
    {
        const string Key = "!@#$%^&*()~/\\><,.?';\"`~";
        await Write(Key, new Item { Name = "odd" });
        Assert.Equal("odd", ((Item)await Read(Key)).Name);
    }

    [Fact]
    public async Task Plain_items_are_written_over_whatever_is_there()
    {
        await Write("item", new Item { Name = "1" });
        await Write("item", new Item { Name = "2" });
        Assert.Equal("2", ((Item)await Read("item")).Name);
    }

    [Fact]
    public async Task Every_write_of_a_versioned_item_gives_it_another_version()
    {
        await Write("item", new Versioned { Count = 1 });
        var first = (Versioned)await Read("item");
        Assert.NotNull(first.ETag);

        first.Count = 2;
        await Write("item", first);
        var second = (Versioned)await Read("item");
        Assert.Equal(2, second.Count);
        Assert.NotEqual(first.ETag, second.ETag);
    }

    [Theory]
    [InlineData("old")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Another_version_is_refused(string etag)
    {
        await Write("item", new Versioned { Count = 1 });
        var exception = await Assert.ThrowsAnyAsync<Exception>(() => Write("item", new Versioned { Count = 2, ETag = etag }));
        Assert.Contains("Etag conflict", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, ((Versioned)await Read("item")).Count);
    }

    [Fact]
    public async Task A_star_writes_over_any_version()
    {
        await Write("item", new Versioned { Count = 1 });
        await Write("item", new Versioned { Count = 2, ETag = "*" });
        Assert.Equal(2, ((Versioned)await Read("item")).Count);
    }

    [Fact]
    public async Task A_first_write_may_have_any_version()
    {
        await Write("item", new Versioned { Count = 1, ETag = "whatever" });
        Assert.NotEqual("whatever", ((Versioned)await Read("item")).ETag);
    }

    [Fact]
    public async Task Versions_in_json_are_compared_too()
    {
        var storage = new MemoryStorage(new JsonSerializer { TypeNameHandling = TypeNameHandling.None });
        await storage.WriteAsync(new Dictionary<string, object> { ["item"] = new Versioned { Count = 1 } }, default);
        var first = await storage.ReadAsync(["item"], default);
        await storage.WriteAsync(first, default);
        await Assert.ThrowsAnyAsync<Exception>(() => storage.WriteAsync(first, default));
    }

    [Fact]
    public async Task Nothing_can_be_written_and_reads_as_nothing()
    {
        await Write("item", null);
        Assert.Empty(await _storage.ReadAsync(["item"]));
    }

    [Fact]
    public async Task Typed_access_leaves_out_what_is_of_another_type()
    {
        await _storage.WriteAsync<Item>(new Dictionary<string, Item> { ["a"] = new() { Name = "a" } });
        await Write("b", new Versioned());
        var items = await _storage.ReadAsync<Item>(["a", "b"]);
        Assert.Equal("a", Assert.Single(items).Value.Name);
    }

    [Fact]
    public async Task Arguments_are_checked()
    {
        Assert.Throws<ArgumentNullException>(() => new MemoryStorage((JsonSerializer)null));
        await Assert.ThrowsAsync<ArgumentNullException>(() => _storage.ReadAsync(null));
        await Assert.ThrowsAsync<ArgumentNullException>(() => _storage.WriteAsync(null));
        await Assert.ThrowsAsync<ArgumentNullException>(() => _storage.DeleteAsync(null));
    }

    private Task Write(string key, object value) => _storage.WriteAsync(new Dictionary<string, object> { [key] = value });

    private async Task<object> Read(string key) => (await _storage.ReadAsync([key]))[key];

    private sealed class Item
    {
        public string Name { get; set; }

        public object Inner { get; set; }
    }

    private sealed class Special
    {
        public string Detail { get; set; }
    }

    private sealed class Versioned : IStoreItem
    {
        public int Count { get; set; }

        public string ETag { get; set; }
    }
}
