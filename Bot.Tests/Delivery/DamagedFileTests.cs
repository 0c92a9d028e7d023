using System.Text;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Sqlite;
using TwilioBot.Tests.Contracts;
using TwilioBot.Tests.Kills;
using Xunit.Abstractions;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Delivery;

/// <summary>A byte of the database is not what was written: what is said is right, or it is said which file is damaged and what helps.</summary>
/// <remarks><c>TWILIOBOT_FLIPS</c> (40): how many bytes, one at a time; <c>TWILIOBOT_SEED</c> (1): which.</remarks>
public sealed class DamagedFileTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int People = 40;
    private static readonly int Seed = RigSize.Of("TWILIOBOT_SEED", 1);
    private readonly Random _random = new(Seed);
    private SqliteUnderTest _database = null!;
    private string _copy = null!;

    public async Task InitializeAsync()
    {
        output.WriteLine($"TWILIOBOT_SEED={Seed}");
        _database = (SqliteUnderTest)await SqliteUnderTest.OpenAsync();
        _copy = _database.Path + ".damaged";
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task One_wrong_byte_is_noticed_or_costs_no_more_than_the_one_message_that_it_is_in()
    {
        var expected = await FillAsync();
        await _database.Store.DisposeAsync();
        var bytes = await File.ReadAllBytesAsync(_database.Path);
        var written = Enumerable.Range(0, bytes.Length).Where(i => bytes[i] != 0).ToArray();
        int stuck = 0, right = 0, refused = 0, checkOnly = 0, unnoticed = 0;
        for (var n = RigSize.Of("TWILIOBOT_FLIPS", 40); n > 0; n--)
        {
            var (offset, flip) = (written[_random.Next(written.Length)], (byte)_random.Next(1, 256));
            bytes[offset] ^= flip;
            await WriteAsync(bytes, wal: null);
            bytes[offset] ^= flip;
            var isSound = IsSound();
            List<string>? heard;
            try
            {
                heard = await ReadAsync($"byte {offset} ^ {flip}");
            }
            catch (OperationCanceledException)
            {
                // In what says which rows an index has: they are not found, and wait.
                output.WriteLine($"Byte {offset} ^ {flip}: messages wait in vain.");
                stuck++;
                continue;
            }
            var wrong = heard is null ? 0 : expected.Except(heard).Count();
            if (heard is null) refused++;
            else if (wrong == 0 && isSound) right++;
            else if (!isSound) checkOnly++;
            else unnoticed++;
            if (isSound) Assert.True(wrong <= 1, $"Byte {offset} ^ {flip}: {wrong} messages are wrong, and the check finds nothing.");
        }
        output.WriteLine($"{right} harmless, {refused} said by the bot, {checkOnly} by the check alone, {unnoticed} inside one message and unnoticed, {stuck} that keep messages waiting");
    }

    [Fact]
    public async Task A_log_that_is_cut_off_or_garbled_holds_what_was_written_before()
    {
        var expected = new List<string>();
        for (var n = 0; n < People; n++)
        {
            await _database.Store.AcceptAsync(From($"p{n}", $"SM{n:00}"));
            expected.Add($"SM{n:00} Body=SM{n:00}");
        }
        var (bytes, log) = (await ReadSharedAsync(_database.Path), await ReadSharedAsync(_database.Path + "-wal"));
        var lost = 0;
        for (var n = RigSize.Of("TWILIOBOT_FLIPS", 40) / 2; n > 0; n--)
        {
            var at = _random.Next(log.Length);
            var wal = log[..(n % 2 == 0 ? at : log.Length)];
            if (n % 2 != 0) wal[at] ^= (byte)_random.Next(1, 256);
            await WriteAsync(bytes, wal);
            var heard = await ReadAsync($"log, {at}");
            Assert.NotNull(heard);
            Assert.Equal(expected[..heard.Count], heard);
            lost += People - heard.Count;
        }
        output.WriteLine($"{lost} messages behind the damage lost in all");
    }

    private async Task<HashSet<string>> FillAsync()
    {
        var expected = new HashSet<string>(StringComparer.Ordinal);
        for (var n = 0; n < People; n++)
        {
            await _database.Store.AcceptAsync(From($"p{n}", $"SMa{n}"));
            await _database.Store.CommitAsync(
                await _database.Store.NextTurnAsync(), new TurnCommit(Reads(), Writes(($"p{n}", $"{{\"name\":\"{n}\"}}")), [To($"p{n}", $"r{n}")], []));
            await _database.Store.AcceptAsync(From($"q{n}", $"SMb{n}"));
            // What nobody has worked on is still there, and moves nobody's turn.
            var waiting = await _database.Store.NextTurnAsync();
            Assert.Equal($"SMb{n}", waiting.Message.MessageSid);
            expected.Add($"SMb{n} Body=SMb{n}");
        }
        return expected;
    }

    private async Task WriteAsync(byte[] bytes, byte[]? wal)
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_copy)!, Path.GetFileName(_copy) + "*")) File.Delete(file);
        await File.WriteAllBytesAsync(_copy, bytes);
        if (wal is not null) await File.WriteAllBytesAsync(_copy + "-wal", wal);
    }

    private bool IsSound()
    {
        try
        {
            SqliteBackup.Check(_copy);
            return true;
        }
        catch (InvalidOperationException e)
        {
            Assert.Contains(_copy, e.Message, StringComparison.Ordinal);
            return false;
        }
    }

    /// <returns>What waits for its turn; null: the file was said to be damaged.</returns>
    private async Task<List<string>?> ReadAsync(string what)
    {
        await using var store = new SqliteMessageStore(_copy, _database.Clock);
        try
        {
            await store.OpenAsync(default);
            // Everything that waits comes before what has come last.
            await store.AcceptAsync(From("last", "SM-last"), default);
            var heard = new List<string>();
            while (true)
            {
                var turn = await store.NextTurnAsync();
                if (turn.Message.MessageSid == "SM-last") return heard;
                heard.Add($"{turn.Message.MessageSid} {Encoding.UTF8.GetString(turn.Message.Form.Span)}");
            }
        }
        catch (Exception e) when (e is InvalidOperationException or StoreUnavailableException)
        {
            Assert.Contains(_copy, e.Message, StringComparison.Ordinal);
            Assert.Matches("restore|belongs to another program", e.Message);
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new InvalidOperationException($"{what}: {e.Message}", e);
        }
    }

    private static async Task<byte[]> ReadSharedAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes);
        return bytes;
    }
}
