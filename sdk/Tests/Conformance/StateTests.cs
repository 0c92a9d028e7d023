using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using TwilioBot.Sdk.Tests.Builder;

namespace TwilioBot.Sdk.Tests.Conformance;

/// <summary>State and storage, as bots and storages of others rely on them.</summary>
public sealed class StateTests
{
    [Fact]
    public async Task State_lies_in_storage_as_properties_under_the_key_of_its_scope()
    {
        var dictionary = new Dictionary<string, JObject>();
        var state = new UserState(new MemoryStorage(dictionary));
        using var turn = Turn.With();

        await state.CreateProperty<string>("property-a").SetAsync(turn, "hello");
        await state.CreateProperty<string>("property-b").SetAsync(turn, "world");
        await state.SaveChangesAsync(turn);

        var stored = dictionary["sms/users/alice"];
        Assert.Equal(("hello", "world"), ((string)stored["property-a"], (string)stored["property-b"]));
    }

    [Fact]
    public async Task Deleted_properties_are_gone_from_storage_after_the_save()
    {
        var dictionary = new Dictionary<string, JObject>();
        var state = new ConversationState(new MemoryStorage(dictionary));
        var property = state.CreateProperty<string>("a");
        using var turn = Turn.With();

        await property.SetAsync(turn, "hello");
        await state.SaveChangesAsync(turn);
        await property.DeleteAsync(turn);
        Assert.NotNull(dictionary["sms/conversations/talk"]["a"]);
        await state.SaveChangesAsync(turn);

        Assert.Null(dictionary["sms/conversations/talk"]["a"]);
    }

    [Fact]
    public async Task Deleting_a_property_needs_no_load_before()
    {
        var state = new UserState(new MemoryStorage());
        using var turn = Turn.With();

        await state.CreateProperty<string>("never set").DeleteAsync(turn);

        Assert.Null(await state.CreateProperty<string>("never set").GetAsync(turn));
    }

    [Fact]
    public async Task Without_a_default_nothing_is_put_into_the_state()
    {
        var state = new UserState(new MemoryStorage());
        using var turn = Turn.With();

        Assert.Equal(0, await state.CreateProperty<int>("n").GetAsync(turn));
        Assert.False(await state.CreateProperty<bool>("b").GetAsync(turn));
        Assert.Null(await state.CreateProperty<PocoItem>("p").GetAsync(turn));

        Assert.Empty((JObject)state.Get(turn));
    }

    [Fact]
    public async Task A_default_made_by_a_factory_is_the_object_that_is_saved()
    {
        var storage = new MemoryStorage();
        var state = new ConversationState(storage);
        using (var turn = Turn.With())
        {
            (await state.CreateProperty<PocoItem>("p").GetAsync(turn, () => new PocoItem())).Id = "1";
            await state.SaveChangesAsync(turn);
        }

        using var next = Turn.With();
        Assert.Equal("1", (await state.CreateProperty<PocoItem>("p").GetAsync(next)).Id);
    }

    [Fact]
    public async Task Values_are_converted_between_types_that_json_can_convert()
    {
        var state = new UserState(new MemoryStorage());
        using var turn = Turn.With();
        await state.CreateProperty<object>("x").SetAsync(turn, new { Id = "1", Count = 2 });
        await state.CreateProperty<object>("n").SetAsync(turn, 5L);

        Assert.Equal("1", (await state.CreateProperty<PocoItem>("x").GetAsync(turn)).Id);
        Assert.Equal(5, await state.CreateProperty<int>("n").GetAsync(turn));
    }

    [Fact]
    public async Task A_list_in_state_survives_storage_with_and_without_type_names()
    {
        MemoryStorage[] storages = [new(), new(new Newtonsoft.Json.JsonSerializer())];
        foreach (var storage in storages)
        {
            var state = new UserState(storage);
            using (var turn = Turn.With())
            {
                await state.CreateProperty<List<PocoItem>>("list").SetAsync(turn, [new PocoItem { Id = "1" }, new PocoItem { Id = "2" }]);
                await state.SaveChangesAsync(turn);
            }

            using var next = Turn.With();
            Assert.Equal(["1", "2"], (await state.CreateProperty<List<PocoItem>>("list").GetAsync(next)).Select(item => item.Id));
        }
    }

    [Fact]
    public async Task Saving_what_was_never_loaded_does_nothing_even_when_forced()
    {
        var dictionary = new Dictionary<string, JObject>();
        var state = new UserState(new MemoryStorage(dictionary));
        using var turn = Turn.With();

        await state.SaveChangesAsync(turn, force: true);

        Assert.Empty(dictionary);
    }

    [Fact]
    public async Task Each_state_has_a_cache_of_its_own_in_the_turn()
    {
        var storage = new MemoryStorage();
        using var turn = Turn.With();
        var user = new UserState(storage);
        var conversation = new ConversationState(storage);

        await user.CreateProperty<string>("a").SetAsync(turn, "u");
        await conversation.CreateProperty<string>("a").SetAsync(turn, "c");

        Assert.Equal("u", await user.CreateProperty<string>("a").GetAsync(turn));
        Assert.NotNull(turn.TurnState[nameof(UserState)]);
        Assert.NotNull(turn.TurnState[nameof(ConversationState)]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Auto_save_takes_states_and_sets(bool asSet)
    {
        var dictionary = new Dictionary<string, JObject>();
        var state = new UserState(new MemoryStorage(dictionary));
        var middleware = asSet ? new AutoSaveStateMiddleware(new BotStateSet(state)) : new AutoSaveStateMiddleware().Add(state);
        var property = state.CreateProperty<int>("n");

        await new TestFlow(Turn.TestAdapter().Use(middleware), async (turn, token) =>
        {
            var n = await property.GetAsync(turn, () => 0, token) + 1;
            await property.SetAsync(turn, n, token);
            await turn.SendActivityAsync($"{n}", cancellationToken: token);
        }).Test("a", "1").Test("b", "2").StartTestAsync();

        Assert.Single(middleware.BotStateSet.BotStates);
        Assert.Equal(2, (int)Assert.Single(dictionary).Value["n"]);
    }

    [Fact]
    public async Task Nothing_is_saved_of_a_turn_that_failed()
    {
        var dictionary = new Dictionary<string, JObject>();
        var state = new UserState(new MemoryStorage(dictionary));
        var adapter = Turn.TestAdapter().Use(new AutoSaveStateMiddleware(state));

        await Assert.ThrowsAsync<InvalidOperationException>(() => adapter.SendTextToBotAsync("a", async (turn, token) =>
        {
            await state.CreateProperty<int>("n").SetAsync(turn, 1, token);
            throw new InvalidOperationException();
        }, CancellationToken.None));

        Assert.Empty(dictionary);
    }

    [Fact]
    public async Task An_item_written_twice_with_the_same_version_is_a_conflict_and_stays_as_it_was()
    {
        var storage = new MemoryStorage();
        await storage.WriteAsync(new Dictionary<string, object> { ["k"] = new VersionedItem { Count = 1 } });
        var read = (await storage.ReadAsync<VersionedItem>(["k"]))["k"];
        read.Count = 2;
        await storage.WriteAsync(new Dictionary<string, object> { ["k"] = read });
        read.Count = 3;

        var conflict = await Assert.ThrowsAnyAsync<Exception>(() => storage.WriteAsync(new Dictionary<string, object> { ["k"] = read }));

        Assert.StartsWith("Etag conflict", conflict.Message, StringComparison.Ordinal);
        var current = (await storage.ReadAsync<VersionedItem>(["k"]))["k"];
        Assert.Equal(2, current.Count);
        Assert.NotEqual(read.ETag, current.ETag);
    }

    [Fact]
    public async Task Storage_checks_its_arguments_and_deletes_what_is_not_there()
    {
        var storage = new MemoryStorage();

        await Assert.ThrowsAsync<ArgumentNullException>(() => storage.ReadAsync(null, CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentNullException>(() => storage.WriteAsync(null, CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentNullException>(() => storage.DeleteAsync(null, CancellationToken.None));
        Assert.Throws<ArgumentNullException>(() => new MemoryStorage((Newtonsoft.Json.JsonSerializer)null));
        await storage.DeleteAsync(["unknown"], CancellationToken.None);
        Assert.Empty(await storage.ReadAsync(["unknown"], CancellationToken.None));
    }

    [Fact]
    public async Task What_was_read_is_no_part_of_storage()
    {
        var storage = new MemoryStorage();
        var item = new PocoItem { Id = "1" };
        await storage.WriteAsync(new Dictionary<string, object> { ["k"] = item });
        item.Id = "changed";
        ((PocoItem)(await storage.ReadAsync(["k"], CancellationToken.None))["k"]).Id = "changed, too";

        Assert.Equal("1", ((PocoItem)(await storage.ReadAsync(["k"], CancellationToken.None))["k"]).Id);
    }

    [Fact]
    public async Task A_private_conversation_is_of_one_user_in_one_conversation()
    {
        var dictionary = new Dictionary<string, JObject>();
        var state = new PrivateConversationState(new MemoryStorage(dictionary));
        using var turn = Turn.With();
        await state.CreateProperty<int>("n").SetAsync(turn, 1);
        await state.SaveChangesAsync(turn);

        Assert.Equal("sms/conversations/talk/users/alice", Assert.Single(dictionary).Key);
        turn.Activity.From = null;
        await Assert.ThrowsAsync<InvalidOperationException>(() => state.LoadAsync(turn, true));
    }

    public sealed class PocoItem
    {
        public string Id { get; set; }

        public int Count { get; set; }
    }

    public sealed class VersionedItem : IStoreItem
    {
        public string ETag { get; set; }

        public int Count { get; set; }
    }
}
