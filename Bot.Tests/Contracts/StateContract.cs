using TwilioBot.Delivery;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Contracts;

/// <summary>What every store promises about bot state written outside a turn.</summary>
public abstract class StateContract : IAsyncLifetime
{
    private StoreUnderTest _database = null!;

    private IMessageStore Store => _database.Store;

    public async Task InitializeAsync() => _database = await OpenAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    protected abstract Task<StoreUnderTest> OpenAsync();

    [Fact]
    public async Task Every_write_raises_the_version_of_its_key_alone()
    {
        await Store.WriteStateAsync(Writes(("a", "1"), ("b", "1")), Reads(), default);
        await Store.WriteStateAsync(Writes(("a", "2")), Reads(), default);

        Assert.Equal(("2: 2", "1: 1"), (await Store.StateAsync("a"), await Store.StateAsync("b")));
    }

    [Fact]
    public async Task Keys_without_state_are_left_out()
    {
        await Store.WriteStateAsync(Writes(("a", "1"), ("A", "2"), ("b", null)), Reads(), default);

        var found = await Store.ReadStateAsync(["a", "A", "b", "c", "a"], default);

        Assert.Equal(["A", "a"], found.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(await Store.ReadStateAsync([], default));
    }

    [Fact]
    public async Task Text_comes_back_as_it_went_in()
    {
        const string key = "twilio-sms/conversations/it's; 100% \"ñ\" 👋", json = """{"a":"\u0000 ' ; -- 👋"}""";

        await Store.WriteStateAsync(Writes((key, json)), Reads(), default);
        await _database.ReopenAsync();

        Assert.Equal("1: " + json, await Store.StateAsync(key));
    }

    [Fact]
    public async Task A_write_that_expects_another_version_changes_nothing()
    {
        await Store.WriteStateAsync(Writes(("a", "1"), ("b", "1")), Reads(), default);
        await Store.WriteStateAsync(Writes(("b", "2")), Reads(), default);

        Assert.Equal(CommitResult.Conflict, await Store.WriteStateAsync(Writes(("a", "9"), ("b", "9")), Reads(("a", 1), ("b", 1)), default));
        Assert.Equal(("1: 1", "2: 2"), (await Store.StateAsync("a"), await Store.StateAsync("b")));

        Assert.Equal(CommitResult.Committed, await Store.WriteStateAsync(Writes(("a", "9"), ("b", "9")), Reads(("a", 1), ("b", 2)), default));
        Assert.Equal(("2: 9", "3: 9"), (await Store.StateAsync("a"), await Store.StateAsync("b")));
    }

    [Fact]
    public async Task Of_those_who_saw_the_same_version_one_succeeds()
    {
        // None at first.
        for (var version = 0; version < 20; version++)
        {
            var seen = Reads(("n", version));

            var results = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => Task.Run(() => Store.WriteStateAsync(Writes(("n", $"{n}")), seen, default))));

            Assert.Single(results, CommitResult.Committed);
            Assert.StartsWith($"{version + 1}: ", await Store.StateAsync("n"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Of_those_who_write_a_key_first_one_succeeds()
    {
        for (var n = 0; n < 20; n++)
        {
            var key = $"k{n}";

            var results = await Task.WhenAll(Enumerable.Range(1, 8).Select(m => Task.Run(() => Store.WriteStateAsync(Writes((key, $"{m}")), Reads((key, 0)), default))));

            Assert.Single(results, CommitResult.Committed);
            Assert.StartsWith("1: ", await Store.StateAsync(key), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_that_was_deleted_and_written_again_is_not_what_was_read()
    {
        await Store.WriteStateAsync(Writes(("a", "1")), Reads(), default);
        await Store.WriteStateAsync(Writes(("a", null)), Reads(), default);
        await Store.WriteStateAsync(Writes(("a", "2")), Reads(), default);

        Assert.Equal(CommitResult.Conflict, await Store.WriteStateAsync(Writes(("a", "9")), Reads(("a", 1)), default));
    }

    [Fact]
    public async Task A_deleted_key_counts_as_none()
    {
        await Store.WriteStateAsync(Writes(("a", "1")), Reads(), default);
        await Store.WriteStateAsync(Writes(("a", null)), Reads(("a", 1)), default);

        Assert.Null(await Store.StateAsync("a"));
        Assert.Equal(CommitResult.Committed, await Store.WriteStateAsync(Writes(("a", "2")), Reads(("a", 0)), default));
        Assert.EndsWith(": 2", await Store.StateAsync("a"), StringComparison.Ordinal);
    }
}
