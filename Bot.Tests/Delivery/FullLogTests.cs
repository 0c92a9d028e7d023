using System.Globalization;
using Microsoft.Data.Sqlite;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Sqlite;
using TwilioBot.Tests.Contracts;
using TwilioBot.Tests.Kills;
using Xunit.Abstractions;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Delivery;

/// <summary>
/// The log (<c>-wal</c>) has grown until the disk was full, since somebody read for a long time. Once there is a little room again, it
/// gives back what it does not need, and the bot works on although the disk stays nearly full.
/// </summary>
public sealed class FullLogTests(ITestOutputHelper output)
{
    private const int Megabyte = 1024 * 1024, LogLimit = 24 * Megabyte;
    private int _count;

    [Fact]
    public async Task A_log_that_filled_the_disk_shrinks_by_itself_and_leaves_the_room_to_the_database()
    {
        using var disk = SmallDisk.TryMount("96m");
        if (disk is null)
        {
            output.WriteLine("Nothing can be mounted here.");
            return;
        }
        var path = disk["bot.db"];
        await using var store = new SqliteMessageStore(path, TimeProvider.System);
        await store.OpenAsync(default);
        using (var reader = SqliteSession.Open(path, SqliteOpenMode.ReadOnly))
        {
            reader.Run("BEGIN");
            reader.Scalar("SELECT COUNT(*) FROM inbox");
            disk.Fill(40 * Megabyte);
            await AcceptUntilFullAsync(store);
            Assert.InRange(Length(path + "-wal"), LogLimit + Megabyte, long.MaxValue);
        }

        // As much as the database grows by when the log is copied into it, and hardly more.
        disk.Free();
        disk.Fill(Length(path + "-wal") + Megabyte);
        var taken = _count;
        for (var n = 0; n < 300; n++) await AcceptAsync(store);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{taken} messages until it was full, {_count} in the end; log {Length(path + "-wal") / 1024} KiB, database {Length(path) / 1024} KiB"));
        Assert.InRange(Length(path + "-wal"), 0, LogLimit);
        Assert.Equal(_count, int.Parse(Count(path), CultureInfo.InvariantCulture));
    }

    private async Task AcceptUntilFullAsync(SqliteMessageStore store)
    {
        while (true)
        {
            try
            {
                await AcceptAsync(store);
            }
            catch (StoreUnavailableException)
            {
                return;
            }
        }
    }

    private async Task AcceptAsync(SqliteMessageStore store)
    {
        await store.AcceptAsync(From($"p{_count}", $"SM{_count}") with { Form = new byte[48 * 1024] }, default);
        _count++;
    }

    private static long Length(string path) => new FileInfo(path).Length;

    private static string Count(string path)
    {
        using var session = SqliteSession.Open(path, SqliteOpenMode.ReadOnly);
        return Convert.ToString(session.Scalar("SELECT COUNT(*) FROM inbox"), CultureInfo.InvariantCulture)!;
    }
}
