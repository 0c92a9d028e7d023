using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Sdk.Tests.Builder;

public sealed class BotStateTests
{
    private readonly CountingStorage _storage = new();
    private readonly TurnContext _turn = Turn.With();

    [Fact]
    public void Properties_need_a_name_and_states_need_storage()
    {
        var state = new UserState(_storage);
        Assert.Throws<ArgumentNullException>(() => state.CreateProperty<string>(null));
        Assert.Throws<ArgumentNullException>(() => state.CreateProperty<string>(string.Empty));
        Assert.Throws<ArgumentNullException>(() => state.CreateProperty<string>(" "));
        Assert.Throws<ArgumentNullException>(() => new UserState(null));
        Assert.Equal("name", state.CreateProperty<string>("name").Name);
    }

    [Fact]
    public async Task Every_operation_needs_a_turn()
    {
        var state = new UserState(_storage);
        await Assert.ThrowsAsync<ArgumentNullException>(() => state.LoadAsync(null));
        await Assert.ThrowsAsync<ArgumentNullException>(() => state.SaveChangesAsync(null));
        await Assert.ThrowsAsync<ArgumentNullException>(() => state.ClearStateAsync(null));
        await Assert.ThrowsAsync<ArgumentNullException>(() => state.DeleteAsync(null));
        Assert.Throws<ArgumentNullException>(() => state.Get(null));
        Assert.Throws<ArgumentNullException>(() => state.GetCachedState(null));
    }

    [Fact]
    public async Task Storage_is_read_once_and_written_only_when_something_changed()
    {
        var state = new UserState(_storage);
        var property = state.CreateProperty<string>("a");

        await state.SaveChangesAsync(_turn);
        Assert.Equal((0, 0), (_storage.Reads, _storage.Writes));

        await property.SetAsync(_turn, "hello");
        await property.SetAsync(_turn, "there");
        Assert.Equal((1, 0), (_storage.Reads, _storage.Writes));

        await state.SaveChangesAsync(_turn);
        await state.SaveChangesAsync(_turn);
        Assert.Equal("there", await property.GetAsync(_turn));
        Assert.Equal((1, 1), (_storage.Reads, _storage.Writes));

        await property.DeleteAsync(_turn);
        await state.SaveChangesAsync(_turn);
        Assert.Equal((1, 2), (_storage.Reads, _storage.Writes));
    }

    [Fact]
    public async Task Force_reads_again_and_writes_again()
    {
        var state = new UserState(_storage);
        await state.SaveChangesAsync(_turn, force: true);
        Assert.Equal(0, _storage.Writes);

        await state.LoadAsync(_turn);
        await state.LoadAsync(_turn);
        await state.LoadAsync(_turn, force: true);
        await state.SaveChangesAsync(_turn, force: true);
        Assert.Equal((2, 1), (_storage.Reads, _storage.Writes));
    }

    [Fact]
    public async Task A_changed_object_is_noticed_without_being_set_again()
    {
        var state = new UserState(_storage);
        var property = state.CreateProperty<Poco>("poco");
        var poco = await property.GetAsync(_turn, () => new Poco());
        await state.SaveChangesAsync(_turn);

        poco.Value = "changed";
        await state.SaveChangesAsync(_turn);

        Assert.Equal(2, _storage.Writes);
        Assert.Equal("changed", (await property.GetAsync(Turn.With())).Value);
    }

    [Fact]
    public async Task A_missing_property_is_the_default_of_its_type()
    {
        var state = new UserState(_storage);
        Assert.Null(await state.CreateProperty<Poco>("poco").GetAsync(_turn));
        Assert.False(await state.CreateProperty<bool>("flag").GetAsync(_turn));
        Assert.Equal(0, await state.CreateProperty<int>("number").GetAsync(_turn));
        Assert.Empty(state.GetCachedState(_turn).State);
    }

    [Fact]
    public async Task A_default_from_the_factory_is_kept()
    {
        var property = new UserState(_storage).CreateProperty<int>("number");
        Assert.Equal(5, await property.GetAsync(_turn, () => 5));
        Assert.Equal(5, await property.GetAsync(_turn, () => 6));
    }

    [Fact]
    public async Task Numbers_survive_what_json_makes_of_them()
    {
        var state = new UserState(new MemoryStorage());
        var property = state.CreateProperty<int>("number");
        await property.SetAsync(_turn, 7);
        await state.SaveChangesAsync(_turn);
        Assert.Equal(7, await property.GetAsync(Turn.With()));
    }

    [Fact]
    public async Task State_is_also_read_from_storage_that_writes_no_types()
    {
        var storage = new MemoryStorage(new JsonSerializer { TypeNameHandling = TypeNameHandling.None });
        var state = new ConversationState(storage);
        await state.CreateProperty<Poco>("poco").SetAsync(_turn, new Poco { Value = "x" });
        await state.CreateProperty<List<int>>("list").SetAsync(_turn, [1, 2]);
        await state.SaveChangesAsync(_turn);

        var later = Turn.With();
        Assert.Equal("x", (await state.CreateProperty<Poco>("poco").GetAsync(later)).Value);
        Assert.Equal([1, 2], await state.CreateProperty<List<int>>("list").GetAsync(later));
    }

    [Fact]
    public async Task Anything_else_in_storage_is_an_error()
    {
        var storage = new MemoryStorage();
        await storage.WriteAsync(new Dictionary<string, object> { ["sms/users/alice"] = new Poco() }, default);
        await Assert.ThrowsAsync<InvalidOperationException>(() => new UserState(storage).LoadAsync(_turn));
    }

    [Fact]
    public async Task Each_scope_has_its_storage_key()
    {
        foreach (var state in new BotState[] { new UserState(_storage), new ConversationState(_storage), new PrivateConversationState(_storage) })
        {
            await state.CreateProperty<int>("n").SetAsync(_turn, 1);
            await state.SaveChangesAsync(_turn);
        }

        Assert.Equal(
            ["sms/conversations/talk", "sms/conversations/talk/users/alice", "sms/users/alice"],
            _storage.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_activity_that_does_not_say_whose_state_it_is_cannot_have_any()
    {
        await Refused(new UserState(_storage), activity => activity.From = null);
        await Refused(new UserState(_storage), activity => activity.ChannelId = null);
        await Refused(new ConversationState(_storage), activity => activity.Conversation = null);
        await Refused(new ConversationState(_storage), activity => activity.ChannelId = null);
        await Refused(new PrivateConversationState(_storage), activity => activity.From = null);
        await Refused(new PrivateConversationState(_storage), activity => activity.Conversation.Id = null);

        static async Task Refused(BotState state, Action<Activity> spoil)
        {
            var activity = Turn.Message();
            spoil(activity);
            await Assert.ThrowsAsync<InvalidOperationException>(() => state.CreateProperty<Poco>("x").GetAsync(Turn.With(activity)));
        }
    }

    [Fact]
    public async Task Cleared_state_is_empty_for_good_once_saved()
    {
        var state = new ConversationState(_storage);
        await state.CreateProperty<string>("a").SetAsync(_turn, "x");
        await state.SaveChangesAsync(_turn);

        await state.ClearStateAsync(_turn);
        Assert.Null(await state.CreateProperty<string>("a").GetAsync(_turn));
        await state.SaveChangesAsync(_turn);

        Assert.Null(await state.CreateProperty<string>("a").GetAsync(Turn.With()));
    }

    [Fact]
    public async Task Deleted_state_is_gone_from_the_turn_and_from_storage()
    {
        var state = new ConversationState(_storage);
        await state.CreateProperty<string>("a").SetAsync(_turn, "x");
        await state.SaveChangesAsync(_turn);

        await state.DeleteAsync(_turn);

        Assert.Null(state.GetCachedState(_turn));
        Assert.Empty(_storage.Keys);
    }

    [Fact]
    public async Task The_cache_can_be_seen_as_json()
    {
        var state = new UserState(_storage);
        await state.CreateProperty<Poco>("poco").SetAsync(_turn, new Poco { Value = "x" });
        Assert.Equal("x", state.Get(_turn)["poco"]["Value"]);
        Assert.Same(state.GetCachedState(_turn), state.GetCachedState(_turn));
    }

    [Fact]
    public async Task State_is_saved_at_the_end_of_every_turn()
    {
        var user = new UserState(_storage);
        var conversation = new ConversationState(_storage);
        var adapter = Turn.TestAdapter().Use(new AutoSaveStateMiddleware(user).Add(conversation));
        await new TestFlow(adapter, async (context, token) =>
        {
            var users = user.CreateProperty<int>("count");
            var talks = conversation.CreateProperty<int>("count");
            await users.SetAsync(context, await users.GetAsync(context, () => 100, token) + 1, token);
            await talks.SetAsync(context, await talks.GetAsync(context, () => 10, token) + 1, token);
            await context.SendActivityAsync($"{await users.GetAsync(context)} {await talks.GetAsync(context)}", cancellationToken: token);
        })
            .Test("a", "101 11")
            .Test("b", "102 12")
            .StartTestAsync();
    }

    [Fact]
    public async Task A_set_loads_and_saves_all_its_states()
    {
        var user = new UserState(_storage);
        var conversation = new ConversationState(_storage);
        var set = new BotStateSet(user).Add(conversation);

        await set.LoadAllAsync(_turn);
        Assert.NotNull(user.GetCachedState(_turn));
        Assert.NotNull(conversation.GetCachedState(_turn));

        await set.SaveAllChangesAsync(_turn);
        Assert.Equal(0, _storage.Writes);
        await set.SaveAllChangesAsync(_turn, force: true);
        Assert.Equal(2, _storage.Writes);
        Assert.Throws<ArgumentNullException>(() => set.Add(null));
        Assert.Throws<ArgumentNullException>(() => new AutoSaveStateMiddleware().Add(null));
    }

    private sealed class Poco
    {
        public string Value { get; set; }
    }

    private sealed class CountingStorage : IStorage
    {
        private readonly Dictionary<string, JObject> _stored = [];
        private readonly MemoryStorage _inner;

        public CountingStorage()
        {
            _inner = new MemoryStorage(_stored);
        }

        public int Reads { get; private set; }

        public int Writes { get; private set; }

        public IEnumerable<string> Keys => _stored.Keys;

        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
        {
            Reads++;
            return _inner.ReadAsync(keys, cancellationToken);
        }

        public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
        {
            Writes++;
            return _inner.WriteAsync(changes, cancellationToken);
        }

        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => _inner.DeleteAsync(keys, cancellationToken);
    }
}
