using TwilioBot.Delivery;
using TwilioBot.Delivery.Sqlite;
using TwilioBot.Tests.Contracts;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Delivery;

/// <summary>What is kept in memory of the states is what the file holds, and no more of it than there is room for.</summary>
public sealed class StateCacheTests
{
    [Fact]
    public void It_holds_what_was_committed_last()
    {
        var cache = new StateCache(mostChars: 1000);

        cache.Committed("a", new StateRecord(1, "one"));
        cache.Committed("a", new StateRecord(2, "two"));

        Assert.True(cache.TryGet("a", out var record));
        Assert.Equal(new StateRecord(2, "two"), record);
        cache.Committed("a", null);
        Assert.False(cache.TryGet("a", out _));
    }

    [Fact]
    public void It_holds_between_once_and_twice_what_it_has_room_for_and_the_newest_of_it()
    {
        var cache = new StateCache(mostChars: 1000);

        for (var i = 0; i < 1000; i++) cache.Committed(Key(i), new StateRecord(1, new string('x', 96)));

        var held = Enumerable.Range(0, 1000).Where(i => cache.TryGet(Key(i), out _)).ToList();
        Assert.InRange(held.Count, 10, 20);
        Assert.Equal(Enumerable.Range(1000 - held.Count, held.Count), held);

        static string Key(int i) => $"{i:D4}";
    }

    [Fact]
    public void One_that_is_written_again_and_again_drives_nobody_out()
    {
        var cache = new StateCache(mostChars: 1000);
        cache.Committed("a", new StateRecord(1, "one"));

        for (var i = 0; i < 100; i++) cache.Committed("b", new StateRecord(i, new string('x', 500)));

        Assert.True(cache.TryGet("a", out _));
    }

    [Fact]
    public void One_that_is_too_large_is_not_held_and_nor_is_what_it_was_before()
    {
        var cache = new StateCache(mostChars: 1000);
        cache.Committed("a", new StateRecord(1, "one"));

        cache.Committed("a", new StateRecord(2, new string('x', 1000)));

        Assert.False(cache.TryGet("a", out _));
    }

    [Fact]
    public void What_is_older_does_not_come_back_when_the_newer_goes()
    {
        var cache = new StateCache(mostChars: 1000);
        cache.Committed("a", new StateRecord(1, "one"));
        cache.Committed("b", new StateRecord(1, new string('x', 990)));
        cache.Committed("c", new StateRecord(1, new string('x', 990)));
        cache.Committed("b", new StateRecord(2, "two"));

        cache.Committed("b", null);

        Assert.False(cache.TryGet("b", out _));
    }

    [Fact]
    public async Task What_an_operator_writes_into_the_file_counts_from_the_next_message_on()
    {
        await using var database = (SqliteUnderTest)await SqliteUnderTest.OpenAsync();
        await database.Store.WriteStateAsync(Writes(("name", "\"Ana\"")), Reads(), default);

        using (var other = database.Connect())
        using (var command = other.CreateCommand())
        {
            command.CommandText = "UPDATE state SET json = '\"Bob\"', version = version + 1";
            Assert.Equal(1, command.ExecuteNonQuery());
        }
        await database.Store.AcceptAsync(From(Ana, "A1"));

        Assert.Equal(new StateRecord(2, "\"Bob\""), await StateAsync(database));
    }

    [Fact]
    public async Task After_a_commit_that_reported_an_error_and_took_effect_its_state_is_read()
    {
        await using var database = (SqliteUnderTest)await SqliteUnderTest.OpenAsync();
        var store = (SqliteMessageStore)database.Store;
        await store.WriteStateAsync(Writes(("name", "\"Ana\"")), Reads(), default);
        await store.DoubtNextCommitAsync();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.WriteStateAsync(Writes(("name", "\"Bob\"")), Reads(), default));

        await store.AcceptAsync(From(Ana, "A1"));

        Assert.Equal(new StateRecord(2, "\"Bob\""), await StateAsync(database));
    }

    [Fact]
    public async Task Of_two_in_one_commit_that_read_the_same_one_is_in_time()
    {
        await using var database = (SqliteUnderTest)await SqliteUnderTest.OpenAsync();
        var keys = Enumerable.Range(0, 50).Select(i => $"k{i}").ToList();
        await database.Store.WriteStateAsync(keys.ToDictionary(key => key, string? (_) => "0"), Reads(), default);
        List<Task<CommitResult>> writes;
        using (var other = database.Connect())
        {
            // While somebody else has the file, everything queues up; one commit then takes it all, or two.
            using var hold = other.BeginTransaction();
            writes = [.. from key in keys from json in (string[])["1", "2"] select database.Store.WriteStateAsync(Writes((key, json)), Reads((key, 1)), default)];
        }

        var results = await Task.WhenAll(writes);

        Assert.All(results.Chunk(2), pair => Assert.Equal([CommitResult.Committed, CommitResult.Conflict], pair));
        Assert.All(await database.Store.ReadStateAsync(keys, default), state => Assert.Equal(new StateRecord(2, "1"), state.Value));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task Keys_that_differ_behind_a_NUL_are_two(int length)
    {
        await using var database = await SqliteUnderTest.OpenAsync();
        var (one, other) = (new string('a', length), new string('a', length) + "\0b");
        await database.Store.WriteStateAsync(Writes((one, "1"), (other, "2")), Reads(), default);
        await database.ReopenAsync();

        var states = await database.Store.ReadStateAsync([one, other], default);

        Assert.Equal(("1", "2"), (states[one].Json, states[other].Json));
    }

    private static async Task<StateRecord> StateAsync(StoreUnderTest database) => (await database.Store.ReadStateAsync(["name"], default))["name"];
}
