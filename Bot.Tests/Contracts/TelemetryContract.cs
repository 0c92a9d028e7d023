using TwilioBot.Delivery;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Contracts;

/// <summary>What every store promises to whoever watches the bot: traces come back with their rows, and what is not done is counted.</summary>
public abstract class TelemetryContract : IAsyncLifetime
{
    private const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private const string Later = "00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01";

    private StoreUnderTest _database = null!;

    private IMessageStore Store => _database.Store;

    private DateTimeOffset Now => _database.Clock.GetUtcNow();

    public async Task InitializeAsync() => _database = await OpenAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    protected abstract Task<StoreUnderTest> OpenAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_messages_trace_goes_on_in_its_turn_and_that_of_the_turn_in_its_replies(bool afterRestart)
    {
        await Store.AcceptAsync(From(Ana, "SM1") with { TraceParent = Trace }, From(Bob, "SM2"));
        if (afterRestart) await _database.ReopenAsync();
        var turns = new[] { await Store.NextTurnAsync(), await Store.NextTurnAsync() }.ToDictionary(claim => claim.Message.MessageSid);
        Assert.Equal((Trace, null), (turns["SM1"].Message.TraceParent, turns["SM2"].Message.TraceParent));

        await Store.CommitAsync(turns["SM1"], Nothing with { Outbox = [To(Ana, "m1") with { TraceParent = Later }] });
        await Store.CommitAsync(turns["SM2"], Nothing with { Outbox = [To(Bob, "m2")] });
        if (afterRestart) await _database.ReopenAsync();

        var sends = new[] { await Store.NextSendAsync(), await Store.NextSendAsync() }.ToDictionary(claim => claim.Message.Id);
        Assert.Equal((Later, null), (sends["m1"].Message.TraceParent, sends["m2"].Message.TraceParent));
    }

    [Fact]
    public async Task A_statuss_trace_goes_on_in_its_turn()
    {
        await Store.SendAsync(To(Ana, "m1"));
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Sent("SM1"));

        await Store.RecordStatusAsync(Status("SM1", "delivered", "m1") with { TraceParent = Trace }, default);

        Assert.Equal(Trace, (await Store.NextStatusAsync()).Message.TraceParent);
    }

    [Fact]
    public async Task What_is_not_done_is_counted_and_dated()
    {
        Assert.Equal(new StoreMeasure(0, null, 0, 0, null, 0), await Store.MeasureAsync(default));
        var received = From(Ana, "A1").ReceivedAt;
        await Store.AcceptAsync(From(Ana, "A1"), From(Ana, "A2") with { ReceivedAt = received.AddMinutes(1) }, From(Bob, "B1") with { ReceivedAt = received.AddMinutes(2) });
        var written = Now;
        await Store.SendAsync(To(Ana, "m1"), To(Ana, "m2"), To(Bob, "m3"));

        Assert.Equal(new StoreMeasure(3, received, 0, 3, written, 0), await Store.MeasureAsync(default));

        var first = await Store.NextTurnAsync();
        var second = await Store.NextTurnAsync();
        await Store.FailTurnAsync(first.Message.MessageSid == "A1" ? first : second, TurnFailure.Dead("poisoned"), default);
        await Store.CommitAsync(first.Message.MessageSid == "A1" ? second : first);
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Dead("refused", 21211));
        await Store.CompleteAsync(await Store.NextSendAsync(), SendResult.Unknown(Now.AddHours(1), "no answer"));

        Assert.Equal(new StoreMeasure(1, received.AddMinutes(1), 1, 2, written, 1), await Store.MeasureAsync(default));
    }
}
