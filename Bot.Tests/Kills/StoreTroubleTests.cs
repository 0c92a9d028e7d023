using System.Diagnostics;
using System.Net;
using Microsoft.Data.Sqlite;
using TwilioBot.Tests.Stories;
using Xunit.Abstractions;

namespace TwilioBot.Tests.Kills;

/// <summary>
/// The disk is full, or fails, or somebody else keeps the database locked, while people text. They are told "not now" and come again, as
/// Twilio and its fallback do; the bot goes on by itself as soon as it can, and the judge finds nothing lost, doubled or out of order.
/// </summary>
/// <remarks>
/// <c>TWILIOBOT_FILLS</c> (3): how often the disk fills up; <c>TWILIOBOT_LOCKED</c> (2): seconds that the database is locked;
/// <c>TWILIOBOT_PEOPLE</c> (40); <c>TWILIOBOT_SEED</c> (random, printed).
/// </remarks>
public sealed class StoreTroubleTests(ITestOutputHelper output)
{
    private static int _newcomers = 900_000;
    private readonly int _people = RigSize.Of("TWILIOBOT_PEOPLE", 40);

    [Fact]
    public async Task A_disk_that_is_full_and_then_is_not()
    {
        // The log alone grows to 16 MiB before it is copied into the file and written anew.
        using var disk = SmallDisk.TryMount("64m");
        if (disk is null)
        {
            output.WriteLine("Nothing can be mounted here: the writes fail instead.");
            await FailAsync("pwrite64,write", "ENOSPC", first: 200, last: 320);
            return;
        }
        await using var storm = await StartAsync(new SqliteDatabase(disk["bot.db"]));
        await using var bot = storm.Launch();
        Assert.True(await storm.UntilReadyAsync(bot));
        storm.Begin();
        var random = new Random(RigSize.Seed);
        for (var n = RigSize.Of("TWILIOBOT_FILLS", 3); n > 0; n--)
        {
            // Some room is left: what fails is now the log, now the file or an index beside it, at its beginning or half way.
            var free = random.Next(64) * 4096;
            disk.Fill(free);
            // What is free inside the database's own files keeps it going for a while, so that people must come until it is used up.
            await RefuseAsync(storm, () =>
            {
                disk.Fill(0);
                Invite(storm);
            });
            await storm.UntilReadyAsync(HttpStatusCode.ServiceUnavailable);
            disk.Free();
            var freed = Stopwatch.GetTimestamp();
            await storm.UntilReadyAsync(HttpStatusCode.OK);
            output.WriteLine($"{free / 1024} KiB left; ready again {Stopwatch.GetElapsedTime(freed).TotalMilliseconds:0} ms after the disk was freed");
        }
        await JudgeAsync(storm, bot);
    }

    [Fact]
    public Task Writes_that_find_no_room() => FailAsync("pwrite64,write", "ENOSPC", first: 120, last: 200);

    [Fact]
    public Task Syncs_that_report_an_error() => FailAsync("fsync,fdatasync", "EIO", first: 12, last: 40);

    [Fact]
    public async Task A_database_that_somebody_else_has_locked()
    {
        await using var storm = await StartAsync();
        await using var bot = storm.Launch();
        Assert.True(await storm.UntilReadyAsync(bot));
        storm.Begin();
        await using (var other = (SqliteConnection)storm.Database.Open())
        {
            await using var command = other.CreateCommand();
            command.CommandText = "BEGIN EXCLUSIVE";
            await command.ExecuteNonQueryAsync();
            var locked = Stopwatch.GetTimestamp();
            do
            {
                await storm.UntilReadyAsync(HttpStatusCode.ServiceUnavailable);
                await RefuseAsync(storm);
            }
            while (Stopwatch.GetElapsedTime(locked).TotalSeconds < RigSize.Of("TWILIOBOT_LOCKED", 2));
        }
        var freed = Stopwatch.GetTimestamp();
        await storm.UntilReadyAsync(HttpStatusCode.OK);
        output.WriteLine($"ready again {Stopwatch.GetElapsedTime(freed).TotalMilliseconds:0} ms after the lock was gone");
        await JudgeAsync(storm, bot);
    }

    private async Task FailAsync(string call, string error, int first, int last)
    {
        await using var storm = await StartAsync();
        await using var bot = storm.Launch(tracer: Strace.Fail(call, error, first, last, storm.File("bot.db-wal")));
        Assert.True(await storm.UntilReadyAsync(bot));
        // Asking is writing: it brings the error about, and people come while it lasts.
        await storm.UntilReadyAsync(HttpStatusCode.ServiceUnavailable);
        storm.Begin();
        await RefuseAsync(storm);
        await storm.UntilReadyAsync(HttpStatusCode.OK);
        await JudgeAsync(storm, bot);
    }

    private async Task<Storm> StartAsync(JudgedDatabase? database = null)
    {
        output.WriteLine($"TWILIOBOT_PEOPLE={_people} TWILIOBOT_SEED={RigSize.Seed}");
        return await Storm.StartOnAsync(database, 1, RigSize.Seed, _people);
    }

    // Somebody who comes now is told "not now"; the process itself is well. (All the others may be waiting for an answer.)
    private static async Task RefuseAsync(Storm storm, Action? meanwhile = null)
    {
        var refused = storm.Refused;
        Invite(storm);
        using var patience = new CancellationTokenSource(TwilioSide.Patience);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (storm.Refused == refused)
        {
            await again.WaitForNextTickAsync(patience.Token);
            meanwhile?.Invoke();
        }
        Assert.Equal(HttpStatusCode.OK, await storm.HealthAsync("live"));
    }

    private static void Invite(Storm storm) => storm.Invite(Talker.New(Interlocked.Increment(ref _newcomers), RigSize.Seed, texts: 1));

    private async Task JudgeAsync(Storm storm, BotProcess bot)
    {
        Assert.False(bot.HasExited, "The bot must go on by itself.");
        output.WriteLine(await storm.EndAsync(doublesAllowed: false, bot));
        output.WriteLine($"{storm.Refused} posts were told to come again, the slowest of them after {storm.SlowestRefusal.TotalMilliseconds:0} ms; {(await bot.ErrorsAsync()).Length} bytes on standard error");
    }
}
