using TwilioBot.Delivery;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Contracts;

/// <summary>What every store promises about a message that kills the process: it is found out, and nobody else pays for it.</summary>
public abstract class SuspectContract : IAsyncLifetime
{
    private StoreUnderTest _database = null!;

    private IMessageStore Store => _database.Store;

    public async Task InitializeAsync() => _database = await OpenAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    protected abstract Task<StoreUnderTest> OpenAsync();

    [Fact]
    public async Task One_death_costs_no_try_but_a_second()
    {
        await Store.AcceptAsync(From(Ana, "A1"));
        await Store.NextTurnAsync();

        await _database.DieAsync();

        Assert.Equal(("A1", 1), Of(await NextSuspectAsync()));
        await _database.DieAsync();
        Assert.Equal(("A1", 2), Of(await NextSuspectAsync()));
        await _database.DieAsync();
        Assert.Equal(("A1", 3), Of(await NextSuspectAsync()));
        Assert.Equal("the process ended during this turn", _database.Look("SELECT reason FROM inbox"));
    }

    [Fact]
    public async Task Others_do_not_wait_for_a_suspect()
    {
        await Store.AcceptAsync(From(Ana, "A1"), From(Bob, "B1"));
        await Store.NextTurnAsync();

        await _database.DieAsync();
        await Store.AcceptAsync(From(Cleo, "C1"));

        Assert.Equal("B1", (await Store.NextTurnAsync()).Message.MessageSid);
        Assert.Equal("C1", (await Store.NextTurnAsync()).Message.MessageSid);
        Assert.Equal("A1", (await NextSuspectAsync()).Message.MessageSid);
    }

    [Fact]
    public async Task Suspects_run_one_at_a_time_and_only_the_one_that_runs_pays_for_a_death()
    {
        await Store.AcceptAsync(From(Ana, "A1"), From(Bob, "B1"), From(Cleo, "C1"));
        for (var n = 0; n < 3; n++) await Store.NextTurnAsync();

        await _database.DieAsync();
        var first = await NextSuspectAsync();
        var next = Store.NextTurnAsync();
        for (var n = 0; n < 100; n++) _database.Clock.Advance(TimeSpan.FromMilliseconds(51));
        Assert.False(next.IsCompleted);
        await Store.CommitAsync(first);
        var second = await SteppingAsync(next);
        await _database.DieAsync();

        var claims = new List<TurnClaim>();
        for (var n = 0; n < 2; n++)
        {
            claims.Add(await NextSuspectAsync());
            await Store.CommitAsync(claims[n]);
        }
        var charged = Assert.Single(claims, claim => claim.Attempt == 2);
        Assert.Equal(second.Message.MessageSid, charged.Message.MessageSid);
        Assert.Single(claims, claim => claim.Attempt == 1 && claim.Message.MessageSid != first.Message.MessageSid);
    }

    [Fact]
    public async Task Of_several_that_kill_none_gets_out_of_suspicion_while_another_does_it_again()
    {
        await Store.AcceptAsync(From(Ana, "A1"), From(Bob, "B1"));
        for (var n = 0; n < 2; n++) await Store.NextTurnAsync();

        // Both kill whenever they run; the bot sets a message aside when it is claimed for the third time.
        for (var deaths = 1; deaths <= 4; deaths++)
        {
            await _database.DieAsync();
            await NextSuspectAsync();
        }
        await _database.DieAsync();

        var first = await NextSuspectAsync();
        await Store.FailTurnAsync(first, TurnFailure.Dead(reason: null), default);
        var second = await NextSuspectAsync();
        Assert.Equal(4, first.Attempt - 1 + (second.Attempt - 1));
        Assert.NotEqual(first.Message.MessageSid, second.Message.MessageSid);
    }

    [Theory]
    [InlineData("commit")]
    [InlineData("fail")]
    [InlineData("release")]
    public async Task A_suspect_that_came_through_makes_way_for_the_next(string end)
    {
        await Store.AcceptAsync(From(Ana, "A1"), From(Bob, "B1"));
        for (var n = 0; n < 2; n++) await Store.NextTurnAsync();
        await _database.DieAsync();

        var first = await NextSuspectAsync();
        var later = _database.Clock.GetUtcNow().AddHours(1);
        if (end == "commit") await Store.CommitAsync(first);
        else if (end == "fail") await Store.FailTurnAsync(first, TurnFailure.Retry("broken", later), default);
        else Store.ReleaseTurn(first, later);

        Assert.NotEqual(first.Message.MessageSid, (await SteppingAsync(Store.NextTurnAsync())).Message.MessageSid);
    }

    [Theory]
    [InlineData("commit")]
    [InlineData("fail")]
    [InlineData("release")]
    public async Task A_turn_that_has_ended_is_under_no_suspicion(string end)
    {
        await Store.AcceptAsync(From(Ana, "A1"), From(Ana, "A2"));
        var claim = await Store.NextTurnAsync();
        if (end == "commit") await Store.CommitAsync(claim);
        else if (end == "fail") await Store.FailTurnAsync(claim, TurnFailure.Retry("broken", default), default);
        else Store.ReleaseTurn(claim, default);
        await _database.UntilReleasedAsync();

        await _database.DieAsync();

        Assert.Equal(end == "commit" ? "A2" : "A1", (await Store.NextTurnAsync()).Message.MessageSid);
    }

    [Fact]
    public async Task A_turn_that_runs_again_after_a_conflict_stays_marked()
    {
        await Store.WriteStateAsync(Writes(("name", "1")), Reads(), default);
        await Store.AcceptAsync(From(Ana, "A1"));
        var claim = await Store.NextTurnAsync();
        Assert.Equal(CommitResult.Conflict, await Store.CommitTurnAsync(claim, Nothing with { Reads = Reads(("name", 7)) }, default));

        await _database.DieAsync();
        await NextSuspectAsync();
        await _database.DieAsync();

        Assert.Equal(2, (await NextSuspectAsync()).Attempt);
    }

    [Fact]
    public async Task A_status_can_kill_as_well()
    {
        await Store.SendAsync(To(Ana, "a1"));
        await Store.RecordStatusAsync(Status("SM1", "sent", "a1"), default);
        await Store.NextStatusAsync();

        for (var attempt = 1; attempt < 3; attempt++)
        {
            await _database.DieAsync();
            Assert.Equal(attempt, (await SteppingAsync(Store.NextStatusAsync())).Attempt);
        }
    }

    [Fact]
    public async Task A_process_that_ends_in_good_order_accuses_nobody()
    {
        await Store.AcceptAsync(From(Ana, "A1"));
        await Store.NextTurnAsync();

        await _database.ReopenAsync();
        Assert.Equal(("A1", 1), Of(await Store.NextTurnAsync()));
        await _database.ReopenAsync();
        Assert.Equal(("A1", 1), Of(await Store.NextTurnAsync()));
    }

    private static (string MessageSid, int Attempt) Of(TurnClaim claim) => (claim.Message.MessageSid, claim.Attempt);

    // They get their turn when the process has lived for a second.
    private async Task<TurnClaim> NextSuspectAsync() => await SteppingAsync(Store.NextTurnAsync());

    private async Task<TurnClaim> SteppingAsync(Task<TurnClaim> next)
    {
        while (!next.IsCompleted) await _database.Clock.StepAsync(next);
        return await next;
    }
}
