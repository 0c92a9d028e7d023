using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using TwilioBot.Delivery;
using TwilioBot.Delivery.State;
using TwilioBot.Tests.Contracts;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Delivery;

/// <summary>Bot Framework storage on the real store, as bots use it.</summary>
public sealed class DurableStorageTests : IAsyncLifetime
{
    private StoreUnderTest _database = null!;

    private DurableStorage Storage => new(_database.Store, new StateSerializer(new StateTypeMap().Add<Basket>("basket")));

    public async Task InitializeAsync() => _database = await SqliteUnderTest.OpenAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Conversation_state_outlives_the_process()
    {
        async Task<string> SayAsync(string text)
        {
            var conversation = new ConversationState(Storage);
            var basket = conversation.CreateProperty<Basket>("basket");
            var answer = "";
            await new TestFlow(new TestAdapter(), async (turn, cancellationToken) =>
                {
                    var mine = await basket.GetAsync(turn, () => new Basket(), cancellationToken);
                    mine.Items.Add(turn.Activity.Text);
                    answer = string.Join(", ", mine.Items);
                    await conversation.SaveChangesAsync(turn, cancellationToken: cancellationToken);
                })
                .Send(text).StartTestAsync();
            return answer;
        }

        await SayAsync("tea");
        await _database.ReopenAsync();

        Assert.Equal("tea, cake", await SayAsync("cake"));
    }

    [Fact]
    public async Task Deleted_state_is_gone()
    {
        await Storage.WriteAsync(new Dictionary<string, object> { ["a"] = "1", ["b"] = "2" });

        await Storage.DeleteAsync(["a", "a", "none"]);

        Assert.Equal("b", Assert.Single(await Storage.ReadAsync(["a", "b", "none"])).Key);
    }

    [Fact]
    public async Task An_item_carries_its_version_and_an_old_one_is_refused()
    {
        await Storage.WriteAsync(new Dictionary<string, object> { ["b"] = new Basket { Items = { "tea" } } });
        var mine = await ReadAsync();
        var yours = await ReadAsync();
        Assert.False(string.IsNullOrEmpty(mine.ETag));

        mine.Items.Add("cake");
        await Storage.WriteAsync(new Dictionary<string, object> { ["b"] = mine });

        yours.Items.Add("pie");
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => Storage.WriteAsync(new Dictionary<string, object> { ["b"] = yours, ["other"] = "x" }));
        Assert.Contains("Etag conflict", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["tea", "cake"], (await ReadAsync()).Items);
        Assert.Empty(await Storage.ReadAsync(["other"]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("*")]
    public async Task An_item_without_a_version_is_written_whatever_is_there(string? etag)
    {
        await Storage.WriteAsync(new Dictionary<string, object> { ["b"] = new Basket { Items = { "tea" } } });

        await Storage.WriteAsync(new Dictionary<string, object> { ["b"] = new Basket { Items = { "pie" }, ETag = etag } });

        Assert.Equal(["pie"], (await ReadAsync()).Items);
    }

    [Fact]
    public async Task A_version_from_somewhere_else_matches_nothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Storage.WriteAsync(new Dictionary<string, object> { ["b"] = new Basket { ETag = "W/\"abc\"" } }));
    }

    [Fact]
    public async Task In_a_turn_an_old_version_makes_the_commit_conflict()
    {
        await Storage.WriteAsync(new Dictionary<string, object> { ["b"] = new Basket() });
        var old = await ReadAsync();
        await Storage.WriteAsync(new Dictionary<string, object> { ["b"] = new Basket { Items = { "tea" } } });
        await _database.Store.AcceptAsync(From(Ana, "SM1"));
        var claim = await _database.Store.NextTurnAsync();

        var unit = await UnitOfWork.RunAsync(Ana, () => Storage.WriteAsync(new Dictionary<string, object> { ["b"] = old }));

        Assert.Equal(CommitResult.Conflict, await _database.Store.CommitTurnAsync(claim, unit.ToCommit(), default));
        Assert.Equal(["tea"], (await ReadAsync()).Items);
    }

    [Fact]
    public async Task A_type_without_a_name_is_refused_when_it_is_written()
    {
        var refusal = await Assert.ThrowsAsync<StateSerializerException>(
            () => Storage.WriteAsync(new Dictionary<string, object> { ["good"] = "x", ["bad"] = new Unnamed() }));

        Assert.Contains(nameof(Unnamed), refusal.Message, StringComparison.Ordinal);
        Assert.Empty(await Storage.ReadAsync(["good", "bad"]));
    }

    private async Task<Basket> ReadAsync() => (Basket)(await Storage.ReadAsync(["b"]))["b"];

    public sealed class Unnamed;

    public sealed class Basket : IStoreItem
    {
        public List<string> Items { get; init; } = [];

        public string? ETag { get; set; }
    }
}
