using System.Net;
using Npgsql;
using TwilioBot.Tests.Stories;

namespace TwilioBot.Tests.Kills;

/// <summary>Two instances on one PostgreSQL that people talk to, each with a way of its own to the database and to Twilio.</summary>
internal sealed class SplitRig : IAsyncDisposable
{
    private const int FirstNewcomer = 500_000;
    private readonly int _seed;
    private int _newcomers;

    private SplitRig(Storm storm, int seed)
    {
        (Storm, Moments, _seed) = (storm, new Moments(storm), seed);
        var database = new NpgsqlConnectionStringBuilder(storm.Database.ConnectionString);
        var twilio = new Uri(storm.Twilio.Address);
        ToDatabase = [.. Enumerable.Range(0, 2).Select(_ => NetworkPath.To(database.Host!, database.Port))];
        ToTwilio = [.. Enumerable.Range(0, 2).Select(_ => NetworkPath.To(twilio.Host, twilio.Port))];
        Bots = [.. Enumerable.Range(0, 2).Select(i => storm.Launch(
            instance: i,
            settings:
            [
                "--ConnectionStrings:TwilioBot=" + new NpgsqlConnectionStringBuilder(database.ConnectionString) { Host = "127.0.0.1", Port = ToDatabase[i].Port },
                $"--Twilio:ApiBaseUrl=http://127.0.0.1:{ToTwilio[i].Port}",
            ]))];
    }

    public Storm Storm { get; }

    public Moments Moments { get; }

    public IReadOnlyList<BotProcess> Bots { get; }

    public IReadOnlyList<NetworkPath> ToDatabase { get; }

    public IReadOnlyList<NetworkPath> ToTwilio { get; }

    public static async Task<SplitRig> StartAsync(int seed, int people)
    {
        var rig = new SplitRig(await Storm.StartOnAsync(await PostgresDatabase.CreateAsync(), 2, seed, people), seed);
        for (var i = 0; i < 2; i++) await rig.PutInAsync(i);
        rig.Storm.Begin();
        return rig;
    }

    /// <summary>People who have not written before come and say something.</summary>
    /// <returns>They, and what ends when the bot has taken all of it.</returns>
    public (IReadOnlyList<Talker> People, Task Taken) Invite(int count, int texts = 1)
    {
        var people = Enumerable.Range(0, count).Select(_ => Talker.New(FirstNewcomer + _newcomers++, _seed, texts)).ToList();
        return (people, Task.WhenAll(people.ConvertAll(Storm.Invite)));
    }

    /// <summary>Waits until people who came have heard all that they should.</summary>
    public async Task UntilAnsweredAsync((IReadOnlyList<Talker> People, Task Taken) newcomers)
    {
        await Storm.BringsAboutAsync(newcomers.Taken);
        await Storm.BringsAboutAsync(Task.WhenAll(newcomers.People.Select(person => Storm.Record.UntilHeardAsync(person.Number, person.Expected.Count))));
    }

    /// <summary>Waits until messages that an instance began to send after a moment have been in its hands for so long that it renewed its claims.</summary>
    /// <returns>Their ids.</returns>
    public async Task<IReadOnlyList<string>> LeavingAsync(int instance, DateTimeOffset after)
    {
        var id = TakeOver.IdOf(Storm.Database, Bots[instance]);
        var leaving = new List<string>();
        await LookAsync(() =>
        {
            Storm.Database.Query(
                """
                SELECT o.id FROM outbox o JOIN send_lane l USING (tenant, conversation)
                WHERE o.state = 1 AND l.fence >> 32 = $1 AND o.started_at > $2 AND l.lease_until > to_timestamp(o.started_at / 1000.0) + interval '8 seconds'
                """, reader => leaving.Add(reader.GetString(0)), id, after.ToUnixTimeMilliseconds());
            return leaving.Count > 0;
        });
        return leaving;
    }

    /// <summary>Waits until a message is written down as sent.</summary>
    public Task UntilSentAsync(string message) => LookAsync(() => Storm.Database.Number("SELECT COUNT(*) FROM outbox WHERE id = $1 AND state = 2", message) == 1);

    /// <summary>The load balancer sees that an instance says it is not ready.</summary>
    public async Task TakeOutAsync(int instance)
    {
        await Storm.UntilReadyAsync(HttpStatusCode.ServiceUnavailable, instance);
        Storm.TakeOut(instance);
    }

    /// <summary>The load balancer sees that it is ready again.</summary>
    public async Task PutInAsync(int instance)
    {
        if (!await Storm.UntilReadyAsync(Bots[instance], instance: instance)) Assert.Fail("The bot ended by itself: " + await Bots[instance].ErrorsAsync());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var bot in Bots) await bot.DisposeAsync();
        foreach (var path in ToDatabase.Concat(ToTwilio)) await path.DisposeAsync();
        await Storm.DisposeAsync();
    }

    private static async Task LookAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(TwilioSide.Patience);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!isSo()) await again.WaitForNextTickAsync(patience.Token);
    }
}
