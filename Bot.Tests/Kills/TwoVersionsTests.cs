using TwilioBot.Tests.Stories;
using Xunit.Abstractions;

namespace TwilioBot.Tests.Kills;

/// <summary>
/// Two instances on one PostgreSQL are brought from one version of the program to the next, one at a time and back and forth, while
/// people talk to them. The next version is this program with another schema version planted in it (<c>LaterVersions</c>).
/// </summary>
/// <remarks>
/// <c>TWILIOBOT_UPGRADES</c> (2): how often an instance is replaced while both versions are at work; <c>TWILIOBOT_SEED</c> (random,
/// printed); <c>TWILIOBOT_OLDER</c>: <c>TwilioBot.dll</c> of an older build, which is then brought to this one first.
/// </remarks>
public sealed class TwoVersionsTests(ITestOutputHelper output)
{
    private readonly Random _random = new(RigSize.Seed);

    [Fact]
    public async Task Versions_work_side_by_side_and_one_that_is_too_old_does_not_start()
    {
        var swaps = RigSize.Of("TWILIOBOT_UPGRADES", 2);
        var today = new Version("this version", null, null);
        List<Version> versions = [today, new("the next version", null, "next-version")];
        if (Environment.GetEnvironmentVariable("TWILIOBOT_OLDER") is { Length: > 0 } older) versions.Insert(0, new("the older build", older, null));
        output.WriteLine($"TWILIOBOT_UPGRADES={swaps} TWILIOBOT_SEED={RigSize.Seed}, from {versions[0].Name}");
        await using var storm = await Storm.StartOnAsync(await PostgresDatabase.CreateAsync(), 2, RigSize.Seed, people: 10);
        var moments = new Moments(storm);
        var bots = new (BotProcess Process, Version Version)[2];
        try
        {
            for (var i = 0; i < bots.Length; i++) bots[i] = await StartAsync(storm, i, versions[0]);
            storm.Begin();
            for (var v = 1; v < versions.Count; v++)
            {
                for (var n = 0; n < swaps; n++)
                {
                    // The newer one first; then either, also the older one again beside the newer.
                    await ReplaceAsync(n % 2, versions[n < 2 ? v - n : v - _random.Next(2)]);
                }
                for (var i = 0; i < bots.Length; i++)
                {
                    if (bots[i].Version != versions[v]) await ReplaceAsync(i, versions[v]);
                }
            }
            await ReplaceAsync(0, new Version("the version after that", null, "version-after-next"));

            await using (var tooOld = storm.Launch(settings: ["--urls", BotProcess.FreeAddress()]))
            {
                var (code, _, errors) = await tooOld.ExitAsync();
                output.WriteLine(errors.Trim());
                Assert.Equal(1, code);
                Assert.StartsWith("The database was changed by a newer TwilioBot (schema ", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
            }
            await UntilTakenAsync();

            output.WriteLine(await storm.EndAsync(doublesAllowed: false, bots.Select(bot => bot.Process).ToList()));
            output.WriteLine($"longest answer to a webhook: {storm.LongestAnswer.TotalSeconds:0.00} s");
            Assert.Equal(0, storm.Refused);
            AssertSharedWork(storm.Database);
        }
        finally
        {
            foreach (var (process, _) in bots.Where(bot => bot.Process is not null)) await process.DisposeAsync();
        }

        async Task ReplaceAsync(int i, Version version)
        {
            await UntilTakenAsync();
            output.WriteLine($"instance {i + 1}: {bots[i].Version.Name} gives way to {version.Name}, {storm.Record.Count} messages sent so far");
            storm.Drain(i);
            bots[i].Process.Terminate();
            var (code, _, errors) = await bots[i].Process.ExitAsync();
            Assert.Equal((0, ""), (code, errors));
            await bots[i].Process.DisposeAsync();
            bots[i] = await StartAsync(storm, i, version);
        }

        Task UntilTakenAsync() => storm.BringsAboutAsync(moments.AtAsync(Moment.AMessageWasTaken, _random.Next(20, 60), () => { }));
    }

    private static async Task<(BotProcess Process, Version Version)> StartAsync(Storm storm, int instance, Version version)
    {
        var bot = storm.Launch(version.Fault, instance: instance, program: version.Program);
        if (!await storm.UntilReadyAsync(bot, instance: instance)) Assert.Fail($"{version.Name} ended by itself: " + await bot.ErrorsAsync());
        return (bot, version);
    }

    // Otherwise the versions may have worked after each other, or not both.
    private void AssertSharedWork(JudgedDatabase database)
    {
        var byNewer = database.Number("SELECT COUNT(*) FROM inbox JOIN answered USING (tenant, message_sid) WHERE answered_by = version");
        var byOlder = database.Number("SELECT COUNT(*) FROM inbox WHERE answered_by IS NULL");
        var byBoth = database.Number(
            "SELECT COUNT(*) FROM (SELECT FROM inbox WHERE status_of IS NULL GROUP BY conversation HAVING COUNT(answered_by) > 0 AND COUNT(*) > COUNT(answered_by)) shared");
        output.WriteLine($"{byOlder} turns by versions that know nothing of the new column, {byNewer} by those that do; {byBoth} conversations with both");
        Assert.True(byNewer > 0 && byOlder > 0 && byBoth > 0);
    }

    private sealed record Version(string Name, string? Program, string? Fault);
}
