using System.Data.Common;
using System.Globalization;
using TwilioBot.Tests.Stories;
using Xunit.Abstractions;

namespace TwilioBot.Tests.Kills;

/// <summary>
/// The bot dies in the middle of the transactions that remove what is over. What such a transaction did is there as a whole or not at
/// all: a message whose row is gone is known by its hash, the next bot goes on, and no repeat passes for new.
/// </summary>
/// <remarks><c>TWILIOBOT_POINT_ROUNDS</c> (1): how many times four deaths; <c>TWILIOBOT_SEED</c> (random, printed).</remarks>
public sealed class RetentionDeathTests(ITestOutputHelper output)
{
    private const int RowsAtOnce = 100, People = 12;

    private readonly int _seed = RigSize.Seed;
    private readonly int _deaths = 4 * RigSize.Of("TWILIOBOT_POINT_ROUNDS", 1);

    // Older than anything is kept by default, and younger than a repeat is known for.
    private readonly long _age = (long)TimeSpan.FromDays(40).TotalMilliseconds;
    private readonly long _old = DateTimeOffset.UtcNow.AddDays(-35).ToUnixTimeMilliseconds();

    [Fact]
    public async Task Dying_inside_the_removal_of_old_rows_leaves_none_of_them_half_gone()
    {
        await using var storm = await OldStormAsync(database: null);
        var random = new Random(_seed);
        for (var death = 0; death < _deaths; death++)
        {
            // The first one comes before the first transaction is over, so all of that must be there again.
            var before = Left(storm);
            var n = death == 0 ? random.Next(1, RowsAtOnce) : random.Next(1, (int)Math.Max(2, before / (_deaths - death)));
            await using var bot = storm.Launch(string.Create(CultureInfo.InvariantCulture, $"die:inside-retention:{n}"));
            await storm.BringsAboutAsync(bot.UntilDeadAsync());
            Assert.Equal("", await bot.ErrorsAsync());
            output.WriteLine($"death at the {n}. row or hash: {before} old rows, then {Left(storm)}");
            if (death == 0) Assert.Equal(before, Left(storm));
            AssertAllKnown(storm);
        }
        await AssertNextBotEndsItAsync(storm);
    }

    [Fact]
    public async Task Dying_inside_the_removal_of_old_rows_leaves_none_of_them_half_gone_on_PostgreSQL()
    {
        await using var storm = await OldStormAsync(await PostgresDatabase.CreateAsync());
        var random = new Random(_seed);
        var key = random.Next();
        storm.Database.Query(
            $"""
            CREATE FUNCTION wait_for_the_test() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock({key}); RETURN NULL; END $$;
            CREATE TRIGGER slow AFTER DELETE ON inbox FOR EACH ROW EXECUTE FUNCTION wait_for_the_test();
            CREATE TRIGGER slow AFTER DELETE ON outbox FOR EACH ROW EXECUTE FUNCTION wait_for_the_test();
            CREATE TRIGGER slow AFTER DELETE ON delivery FOR EACH ROW EXECUTE FUNCTION wait_for_the_test();
            """, _ => { });
        for (var death = 0; death < _deaths; death++)
        {
            var before = Left(storm);
            await using var test = storm.Database.Open();
            Run(test, $"SELECT pg_advisory_lock({key})");
            await using var bot = storm.Launch();
            await UntilAsync(() => Waiting(storm, key) > 0);
            // The server has the whole transaction by now. It may find out that the bot is gone, or never notice.
            var isRolledBack = death % 2 == 0;
            bot.Kill();
            if (isRolledBack) storm.Database.Query($"SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = {key} AND NOT granted", _ => { });
            Run(test, $"SELECT pg_advisory_unlock({key})");
            await UntilAsync(() => Waiting(storm, key) + storm.Database.Number("SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = " + key) == 0);
            output.WriteLine($"{(isRolledBack ? "rolled back" : "left to the server")}: {before} old rows, then {Left(storm)}");
            if (isRolledBack) Assert.Equal(before, Left(storm));
            AssertAllKnown(storm);
        }
        await AssertNextBotEndsItAsync(storm);
    }

    /// <summary>People have talked to the bot, everything was judged, and forty days have passed.</summary>
    private async Task<Storm> OldStormAsync(JudgedDatabase? database)
    {
        output.WriteLine($"{_deaths} deaths, TWILIOBOT_SEED={_seed}");
        var storm = await Storm.StartOnAsync(database, 1, _seed, People);
        storm.Begin();
        output.WriteLine(await storm.EndAsync(doublesAllowed: false));
        storm.Database.Query($"UPDATE inbox SET received_at = received_at - {_age}, finished_at = finished_at - {_age}", _ => { });
        storm.Database.Query($"UPDATE outbox SET created_at = created_at - {_age}, finished_at = finished_at - {_age}", _ => { });
        storm.Database.Query($"UPDATE delivery SET received_at = received_at - {_age}", _ => { });
        _known = Known(storm);
        Assert.True(_known > People * 6, "There is nothing to remove.");
        return storm;
    }

    private long _known;

    private long Left(Storm storm) => storm.Database.Number(
        $"""
        SELECT (SELECT COUNT(*) FROM inbox WHERE finished_at < {_old}) + (SELECT COUNT(*) FROM outbox WHERE finished_at < {_old})
            + (SELECT COUNT(*) FROM delivery WHERE received_at < {_old})
        """);

    // Messages and receipts that a repeat of is known, by row or by hash.
    private long Known(Storm storm) => storm.Database.Number(
        $"""
        SELECT (SELECT COUNT(*) FROM inbox WHERE finished_at < {_old} AND status_of IS NULL) + (SELECT COUNT(*) FROM delivery WHERE received_at < {_old})
            + (SELECT COUNT(*) FROM remembered)
        """);

    private void AssertAllKnown(Storm storm)
    {
        Assert.Null(storm.Database.Damage());
        Assert.Equal(_known, Known(storm));
    }

    private async Task AssertNextBotEndsItAsync(Storm storm)
    {
        Assert.NotEqual(0, Left(storm));
        await using var bot = storm.Launch();
        Assert.True(await storm.UntilReadyAsync(bot), "The last bot ended by itself.");
        await UntilAsync(() => Left(storm) == 0);
        AssertAllKnown(storm);

        var sent = storm.Record.Count;
        foreach (var person in storm.People)
        {
            foreach (var sid in person.Taken) Assert.True(await storm.TryPostAsync(person, WebhookPost.Message("hi", person.Number, person.BotNumber, sid)));
        }
        Assert.Equal(0, storm.Database.Number("SELECT COUNT(*) FROM inbox WHERE status_of IS NULL"));

        // Whoever has something new to say is answered, and nobody else was.
        var one = storm.People[0];
        var heard = storm.Record.HeardBy(one.Number);
        Assert.True(await storm.TryPostAsync(one, WebhookPost.Message("hello", one.Number, one.BotNumber)));
        await storm.BringsAboutAsync(storm.UntilHeardAsync(one, heard + 1));
        Assert.Equal(sent + 1, storm.Record.Count);
        bot.Terminate();
        await bot.ExitAsync();
    }

    private static long Waiting(Storm storm, int key) =>
        storm.Database.Number($"SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = {key} AND NOT granted");

    private static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this file's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(TwilioSide.Patience);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!isSo()) await again.WaitForNextTickAsync(patience.Token);
    }
}
