using System.Text;
using TwilioBot.Delivery;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Contracts;

/// <summary>What every store promises about dead letters: all of them are to be seen, each once, and can be given up once.</summary>
public abstract class DeadLetterContract : IAsyncLifetime
{
    private StoreUnderTest _database = null!;

    private IMessageStore Store => _database.Store;

    private DateTimeOffset Now => _database.Clock.GetUtcNow();

    public async Task InitializeAsync() => _database = await OpenAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    protected abstract Task<StoreUnderTest> OpenAsync();

    [Fact]
    public async Task A_dead_letter_says_what_it_is_and_only_by_itself_what_is_in_it()
    {
        await Store.AcceptAsync(From(Ana, "A1") with { Form = Encoding.UTF8.GetBytes("From=%2B12025550142&To=%2B12025550100&Body=secret") });
        await Store.DieAsync("poison");
        Pass(minutes: 1);
        await Store.SendAsync(To(Bob, "b1"));
        var written = Now;
        Pass(minutes: 1);
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Dead("no such number", 21211));

        var listed = (await Store.ListDeadLettersAsync(null, 10, default)).Letters;

        Assert.Equal(
            [
                new DeadLetter(DeadLetterKind.Reply, "b1", DeadLetterState.Dead, Bob, "twilio-sms", "+12025550142", written, Now, 1, "no such number", 21211),
                new DeadLetter(DeadLetterKind.Message, "A1", DeadLetterState.Dead, Ana, "twilio-sms", "+12025550142", Noon, Now.AddMinutes(-2), 1, "poison", 0),
            ],
            listed);
        Assert.Equal("secret", (await FindAsync("A1"))!.Form!["Body"]);
        Assert.Equal("Hello, b1", (await FindAsync("b1"))!.Message!.Body);
        Assert.Equal(listed, [(await FindAsync("b1"))!.WithoutContent(), (await FindAsync("A1"))!.WithoutContent()]);
    }

    [Fact]
    public async Task A_status_that_the_bot_could_not_take_is_one_too()
    {
        await Store.SendAsync(To(Ana, "a1"));
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Sent("SM1"));
        await Store.RecordStatusAsync(Status("SM1", "undelivered", "a1", errorCode: 30003) with { Form = "MessageStatus=undelivered&To=%2B12025550142"u8.ToArray() }, default);
        await Store.FailTurnAsync(await Store.NextStatusAsync(), TurnFailure.Dead("poison"), default);

        var letter = Assert.Single((await Store.ListDeadLettersAsync(null, 10, default)).Letters);

        Assert.Equal((DeadLetterKind.Status, "SM1/undelivered/30003", "+12025550142"), (letter.Kind, letter.Id, letter.Person));
        Assert.Equal(DeadLetterOutcome.Done, await ReplayAsync(letter.Id));
        Assert.Equal("a1", (await Store.NextStatusAsync()).Message.StatusOf);
    }

    [Fact]
    public async Task Nothing_but_dead_letters_is_listed_or_found()
    {
        await Store.AcceptAsync(From(Ana, "waits"), From(Bob, "being worked on"), From(Cleo, "done"));
        await Store.CommitAsync(await TurnOfAsync("done"));
        await Store.SendAsync(To(Ana, "sent"), To(Ana, "expired"), To(Ana, "taken back"), To(Bob, "pending"));
        await Store.EnqueueAsync([], ["taken back"], default);
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Sent("SM1"));

        Assert.Equal((0, null), await Store.ListDeadLettersAsync(null, 10, default) is var page ? (page.Letters.Count, page.Next) : default);
        foreach (var id in new[] { "waits", "being worked on", "done", "sent", "expired", "taken back", "pending", "nothing" })
        {
            Assert.Null(await FindAsync(id));
            Assert.Equal(new DeadLetterVerdict(DeadLetterOutcome.NotFound, null), await Store.ReplayDeadLetterAsync(new DeadLetterDecision(id, "ops"), default));
            Assert.Equal(new DeadLetterVerdict(DeadLetterOutcome.NotFound, null), await Store.DropDeadLetterAsync(new DeadLetterDecision(id, "ops"), default));
        }
        Assert.Equal(("0", "1"), (_database.InboxState("waits"), _database.InboxState("done")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task Pages_hold_every_letter_once_the_latest_first_however_many_fit(int most)
    {
        var ids = new List<string>();
        for (var n = 0; n < 12; n++)
        {
            // Some in the same millisecond.
            if (n % 3 == 0) Pass(minutes: 1);
            await KillMessageAsync($"A{n}");
            await KillReplyAsync($"r{n}");
            ids.AddRange([$"A{n}", $"r{n}"]);
        }

        var pages = await PagesAsync(most);

        var letters = pages.SelectMany(page => page.Letters).ToList();
        Assert.Equal(ids.Order(), letters.Select(letter => letter.Id).Order());
        Assert.Equal(letters.OrderByDescending(letter => letter.Since).Select(letter => letter.Since), letters.Select(letter => letter.Since));
        Assert.All(pages, page => Assert.InRange(page.Letters.Count, 1, most));
        Assert.Equal((24 + most - 1) / most, pages.Count);
    }

    [Fact]
    public async Task A_place_in_the_list_stays_whatever_happens_around_it()
    {
        for (var n = 0; n < 6; n++)
        {
            Pass(minutes: 1);
            await KillMessageAsync($"A{n}");
        }
        var first = await Store.ListDeadLettersAsync(null, 2, default);
        Assert.Equal(["A5", "A4"], first.Letters.Select(letter => letter.Id));

        await DropAsync("A5");
        await DropAsync("A3");
        Pass(minutes: 1);
        await KillMessageAsync("A6");

        var second = await Store.ListDeadLettersAsync(DeadLetterPlace.Parse(first.Next!.ToString()), 2, default);
        Assert.Equal(["A2", "A1"], second.Letters.Select(letter => letter.Id));
        Assert.Equal(["A0"], (await Store.ListDeadLettersAsync(second.Next, 2, default)).Letters.Select(letter => letter.Id));
    }

    [Fact]
    public async Task What_is_dropped_is_gone_from_the_list_stays_known_and_says_who_did_it_and_when()
    {
        await KillMessageAsync("A1");
        await KillReplyAsync("r1");
        Pass(minutes: 5);

        Assert.Equal(DeadLetterOutcome.Done, await DropAsync("A1", "maria"));
        Assert.Equal(DeadLetterOutcome.Done, await DropAsync("r1", "maria"));

        Assert.Empty((await Store.ListDeadLettersAsync(null, 10, default)).Letters);
        Assert.Equal(("3", OutboxState.Dropped), (_database.InboxState("A1"), _database.OutboxState("r1")));
        foreach (var (id, reason) in new[] { ("A1", "poison"), ("r1", "refused") })
        {
            var letter = (await FindAsync(id))!;
            Assert.Equal((DeadLetterState.Dropped, reason, "maria", Now, Now), (letter.State, letter.Reason, letter.DecidedBy, letter.DecidedAt, letter.Since));
        }
        Assert.Equal(new AcceptResult(IsNew: false, IsDone: true), await Store.AcceptAsync(From("A1", "A1"), default));
        Assert.Equal((0, 0), await Store.MeasureAsync(default) is var measure ? (measure.InboxDead, measure.OutboxDead) : default);

        await _database.ReopenAsync();
        await Store.AcceptAsync(From(Cleo, "C1"));
        Assert.Equal("C1", (await Store.NextTurnAsync()).Message.MessageSid);
    }

    [Fact]
    public async Task The_second_decision_changes_nothing()
    {
        await KillMessageAsync("A1");
        await KillReplyAsync("r1");
        foreach (var id in new[] { "A1", "r1" })
        {
            Assert.Equal(DeadLetterOutcome.Done, await DropAsync(id, "maria"));

            Assert.Equal(DeadLetterOutcome.NotDead, await DropAsync(id, "juan"));
            Assert.Equal(DeadLetterOutcome.NotDead, await ReplayAsync(id, "juan"));
            var verdict = await Store.DropDeadLetterAsync(new DeadLetterDecision(id, "juan"), default);
            Assert.Equal((DeadLetterState.Dropped, "maria"), (verdict.Letter!.State, verdict.Letter.DecidedBy));
        }
        Assert.Equal(("3", OutboxState.Dropped), (_database.InboxState("A1"), _database.OutboxState("r1")));
    }

    [Fact]
    public async Task What_is_dropped_is_removed_like_everything_that_is_over()
    {
        await KillMessageAsync("A1");
        await KillReplyAsync("r1");
        await KillMessageAsync("kept");
        Pass(minutes: 20 * 24 * 60);
        await DropAsync("A1");
        await DropAsync("r1");
        var keep = new DeliveryOptions { Retention = TimeSpan.FromDays(30), DeadLetterRetention = TimeSpan.FromDays(90) };

        Pass(minutes: 29 * 24 * 60);
        Assert.Equal(0, (await Store.RemoveOldAsync(RetentionCut.At(Now, keep), 100, default)).Rows);
        Pass(minutes: 2 * 24 * 60);
        Assert.Equal(2, (await Store.RemoveOldAsync(RetentionCut.At(Now, keep), 100, default)).Rows);

        Assert.Equal((null, null, "2"), (_database.InboxState("A1"), _database.OutboxState("r1"), _database.InboxState("kept")));
        Assert.False((await Store.AcceptAsync(From("A1", "A1"), default)).IsNew);
        Assert.Equal(DeadLetterOutcome.NotFound, await ReplayAsync("A1"));
    }

    private void Pass(double minutes) => _database.Clock.Advance(TimeSpan.FromMinutes(minutes));

    private Task<DeadLetter?> FindAsync(string id) => Store.FindDeadLetterAsync(id, default);

    private async Task<DeadLetterOutcome> ReplayAsync(string id, string by = "ops") => (await Store.ReplayDeadLetterAsync(new DeadLetterDecision(id, by), default)).Outcome;

    private async Task<DeadLetterOutcome> DropAsync(string id, string by = "ops") => (await Store.DropDeadLetterAsync(new DeadLetterDecision(id, by), default)).Outcome;

    private async Task KillMessageAsync(string messageSid)
    {
        await Store.AcceptAsync(From(messageSid, messageSid));
        await Store.DieAsync("poison");
    }

    private async Task KillReplyAsync(string id)
    {
        await Store.SendAsync(To(id, id));
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Dead("refused", 21211));
    }

    private async Task<TurnClaim> TurnOfAsync(string messageSid)
    {
        var claim = await Store.NextTurnAsync();
        while (claim.Message.MessageSid != messageSid) claim = await Store.NextTurnAsync();
        return claim;
    }

    private async Task<List<DeadLetterPage>> PagesAsync(int most)
    {
        var pages = new List<DeadLetterPage>();
        do pages.Add(await Store.ListDeadLettersAsync(pages.LastOrDefault()?.Next, most, default));
        while (pages[^1].Next is not null);
        return pages;
    }
}
