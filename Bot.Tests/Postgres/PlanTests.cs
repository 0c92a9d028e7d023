using System.Globalization;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Postgres;
using TwilioBot.Tests.Contracts;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Postgres;

/// <summary>
/// What a message costs is the same in an empty database and in one with a million conversations: no statement reads a table from end to
/// end, not even with a plan that PostgreSQL has made for any values.
/// </summary>
public sealed class PlanTests : IAsyncLifetime
{
    // Reading a whole table is out of the question wherever there is another way.
    private const string Unwilling = "-c enable_seqscan=off -c plan_cache_mode=force_generic_plan";

    private static readonly string[] Tables = ["inbox", "outbox", "turn_lane", "status_lane", "send_lane", "delivery", "state", "remembered"];

    private PostgresUnderTest _database = null!;

    public async Task InitializeAsync() => _database = await PostgresUnderTest.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task No_statement_reads_a_whole_table()
    {
        // Whoever makes an index reads its table.
        await (await _database.OpenWithAsync(Unwilling)).DisposeAsync();
        var before = await WholeReadsAsync();

        await using (var store = await _database.OpenWithAsync(Unwilling))
        {
            for (var n = 0; n < 3; n++) await LiveAsync(store, n);
        }

        Assert.Equal(before, await WholeReadsAsync());
    }

    [Fact]
    public async Task State_that_is_written_anew_enters_no_index()
    {
        const int Written = 2000, Rewritten = 200;
        await using (var store = await _database.OpenWithAsync(Unwilling))
        {
            var keys = Enumerable.Range(0, Written).Select(n => $"person {n}").ToArray();
            await store.WriteStateAsync(Writes([.. keys.Select(key => (key, (string?)new string('a', 300)))]), Reads(), default);
            foreach (var key in keys.Where((_, n) => n % (Written / Rewritten) == 0))
            {
                await store.WriteStateAsync(Writes((key, new string('b', 300))), Reads(), default);
            }
        }
        await _database.UntilClosedAsync();

        var light = long.Parse(_database.Look("SELECT n_tup_hot_upd FROM pg_stat_user_tables WHERE relid = 'state'::regclass")!, CultureInfo.InvariantCulture);
        Assert.InRange(light, Rewritten * 9 / 10, Rewritten);
    }

    private static async Task LiveAsync(PostgresMessageStore store, int n)
    {
        await store.AcceptAsync(From(Ana, $"A{n}"), From(Bob, $"B{n}"), From(Cleo, $"C{n}"));
        var turn = await store.NextTurnAsync();
        await store.CommitAsync(turn, Nothing with
        {
            Reads = Reads((turn.Message.Conversation, n == 0 ? 0 : await VersionAsync(store, turn.Message.Conversation))),
            Writes = Writes((turn.Message.Conversation, "{}")),
            Outbox = [To(Ana, $"a{n}"), To(Ana, $"b{n}"), To(Ana, $"c{n}")],
            Cancelled = [$"a{n - 1}"],
        });
        await store.FailTurnAsync(await store.NextTurnAsync(), TurnFailure.Dead("poison") with { Apology = [To(Bob, $"sorry{n}")] }, default);
        store.ReleaseTurn(await store.NextTurnAsync(), default);
        await store.CommitAsync(await store.NextTurnAsync());

        var first = await store.NextSendAsync();
        var next = await store.CompleteAsync(first, SendResult.Sent($"SM{n}"), goOn: true);
        if (next is not null) await store.CompleteAsync(next, SendResult.Dead("no such number", 21211));
        store.ReleaseSend(await store.NextSendAsync(), default);
        await store.CompleteAsync(await store.NextSendAsync(), SendResult.Sent($"SN{n}"));
        await store.RecordStatusAsync(Status($"SM{n}", "sent", first.Message.Id), default);
        await store.RecordStatusAsync(Status($"SN{n}", "delivered", outboxId: null), default);
        await store.CommitAsync(await store.NextStatusAsync());
        await store.FindEvidenceAsync(first.Message.Id, default);
        await store.FindClaimedSidsAsync("x", [$"SM{n}"], default);

        await store.ListDeadLettersAsync(after: null, most: 10, default);
        await store.ReplayDeadLetterAsync(new DeadLetterDecision($"B{n}", "maria"), default);
        await store.CommitAsync(await store.NextTurnAsync());
        await store.MeasureAsync(default);
        await store.ServeAsync(["+12025550100"], default);
        await store.FindTakenAsync("AC00000000000000000000000000000000", [$"A{n}", "x"], default);
        await store.RemoveOldAsync(new RetentionCut(Noon, Noon, Noon), 10, default);
    }

    private static async Task<long> VersionAsync(PostgresMessageStore store, string key) =>
        (await store.ReadStateAsync([key], default)).TryGetValue(key, out var record) ? record.Version : 0;

    // Counted by the server, which hears of a session's reads at the latest when it ends.
    private async Task<string> WholeReadsAsync()
    {
        await _database.UntilClosedAsync();
        return string.Join(", ", Tables.Select(table => table + " " + _database.Look($"SELECT seq_scan FROM pg_stat_user_tables WHERE relid = '{table}'::regclass")));
    }
}
