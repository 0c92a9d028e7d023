using TwilioBot.Delivery;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Contracts;

/// <summary>What every store promises to whoever looks for messages that we were never told of.</summary>
public abstract class SweepContract : IAsyncLifetime
{
    private const string Sms = "+12025550100", WhatsApp = "whatsapp:+12025550100";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private StoreUnderTest _database = null!;

    private IMessageStore Store => _database.Store;

    private DateTimeOffset Now => _database.Clock.GetUtcNow();

    public async Task InitializeAsync() => _database = await OpenAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    protected abstract Task<StoreUnderTest> OpenAsync();

    [Fact]
    public async Task An_address_is_served_since_it_was_first_named_whatever_happens_later()
    {
        var first = Now;
        Assert.Equal(new ServedAddress(first, null), (await Store.ServeAsync([Sms], default))[Sms]);

        _database.Clock.Advance(Minute);
        await _database.ReopenAsync();
        _database.Clock.Advance(Minute);
        var served = await Store.ServeAsync([Sms, WhatsApp], default);

        Assert.Equal(2, served.Count);
        Assert.Equal((first, Now), (served[Sms].Since, served[WhatsApp].Since));
    }

    [Fact]
    public async Task How_far_it_was_looked_through_is_remembered_for_the_addresses_that_were()
    {
        await Store.ServeAsync([Sms, WhatsApp], default);
        Assert.True(await Store.TryLeaseSweepAsync("we", Minute, default));
        var through = Now;
        await Store.EndSweepAsync("we", [Sms], through, default);
        await _database.ReopenAsync();

        var served = await Store.ServeAsync([Sms, WhatsApp], default);
        Assert.Equal((through, null), (served[Sms].SweptThrough, served[WhatsApp].SweptThrough));

        Assert.True(await Store.TryLeaseSweepAsync("we", Minute, default));
        await Store.EndSweepAsync("we", [Sms], through: null, default);
        Assert.Equal(through, (await Store.ServeAsync([Sms], default))[Sms].SweptThrough);
    }

    [Fact]
    public async Task One_looks_at_a_time()
    {
        Assert.True(await Store.TryLeaseSweepAsync("we", Minute, default));
        Assert.False(await Store.TryLeaseSweepAsync("others", Minute, default));

        // Kept beyond its first minute, then given back.
        _database.Clock.Advance(Minute * 0.9);
        Assert.True(await Store.TryLeaseSweepAsync("we", Minute, default));
        _database.Clock.Advance(Minute * 0.9);
        Assert.False(await Store.TryLeaseSweepAsync("others", Minute, default));
        await Store.EndSweepAsync("we", [], Now, default);
        Assert.True(await Store.TryLeaseSweepAsync("others", Minute, default));
    }

    [Fact]
    public async Task Whoever_looks_for_too_long_loses_it_and_has_no_more_say()
    {
        await Store.ServeAsync([Sms], default);
        Assert.True(await Store.TryLeaseSweepAsync("we", Minute, default));
        _database.Clock.Advance(Minute * 1.1);
        Assert.True(await Store.TryLeaseSweepAsync("others", Minute, default));

        await Store.EndSweepAsync("we", [Sms], Now, default);

        Assert.Null((await Store.ServeAsync([Sms], default))[Sms].SweptThrough);
        Assert.False(await Store.TryLeaseSweepAsync("we", Minute, default));
    }

    [Fact]
    public async Task Of_many_who_ask_at_once_one_looks()
    {
        var asked = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => Store.TryLeaseSweepAsync("owner" + n, Minute, default))));

        Assert.Single(asked, got => got);
    }

    [Fact]
    public async Task What_was_taken_is_known_whatever_became_of_it()
    {
        await Store.AcceptAsync(From(Ana, "waiting"), From(Bob, "done"), From(Cleo, "dead"));
        foreach (var claim in new[] { await Store.NextTurnAsync(), await Store.NextTurnAsync(), await Store.NextTurnAsync() })
        {
            if (claim.Message.MessageSid == "done") await Store.CommitAsync(claim);
            if (claim.Message.MessageSid == "dead") await Store.FailTurnAsync(claim, TurnFailure.Dead("poison"), default);
        }

        string[] asked = ["waiting", "done", "dead", "new"];
        Assert.Equal(["dead", "done", "waiting"], (await Store.FindTakenAsync(From(Ana, "x").AccountSid, asked, default)).Order());
        Assert.Empty(await Store.FindTakenAsync("AC11111111111111111111111111111111", asked, default));
        Assert.Empty(await Store.FindTakenAsync(From(Ana, "x").AccountSid, [], default));
    }
}
