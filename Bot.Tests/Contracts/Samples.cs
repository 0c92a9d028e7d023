using System.Text;
using TwilioBot.Adapters;
using TwilioBot.Delivery;

namespace TwilioBot.Tests.Contracts;

/// <summary>Messages and commits as short as a test can say them, and claims that are waited for with patience.</summary>
internal static class Samples
{
    public const string Ana = "ana", Bob = "bob", Cleo = "cleo";
    public static readonly TurnCommit Nothing = new(Reads(), Writes(), [], []);

    private const string Account = "AC00000000000000000000000000000000";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    public static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A gate that lets everything pass.</summary>
    public static readonly SendGate Open = _ => DateTimeOffset.MinValue;

    public static InboxMessage From(string conversation, string messageSid) => new(
        Account, messageSid, "twilio-sms", conversation, Encoding.UTF8.GetBytes("Body=" + messageSid), Noon);

    public static OutboxMessage To(string conversation, string id) => new(
        id, id, conversation, new TwilioMessage { From = "+12025550100", To = "+12025550142", Body = "Hello, " + id });

    public static StatusReport Status(string messageSid, string status, string? outboxId, int errorCode = 0) =>
        new(Account, messageSid, "twilio-sms", status, errorCode, outboxId, Encoding.UTF8.GetBytes("MessageStatus=" + status), Noon);

    public static Dictionary<string, long> Reads(params (string Key, long Version)[] reads) => reads.ToDictionary(read => read.Key, read => read.Version);

    public static Dictionary<string, string?> Writes(params (string Key, string? Json)[] writes) => writes.ToDictionary(write => write.Key, write => write.Json);

    public static async Task AcceptAsync(this IMessageStore store, params InboxMessage[] messages)
    {
        foreach (var message in messages) Assert.True((await store.AcceptAsync(message, default)).IsNew);
    }

    public static Task SendAsync(this IMessageStore store, params OutboxMessage[] messages) => store.EnqueueAsync(messages, [], default);

    public static async Task<TurnClaim> NextTurnAsync(this IMessageStore store)
    {
        using var patience = new CancellationTokenSource(Patience);
        return await store.ClaimTurnAsync(patience.Token);
    }

    public static async Task<TurnClaim> NextStatusAsync(this IMessageStore store)
    {
        using var patience = new CancellationTokenSource(Patience);
        return await store.ClaimStatusAsync(patience.Token);
    }

    public static async Task<SendClaim> NextSendAsync(this IMessageStore store)
    {
        using var patience = new CancellationTokenSource(Patience);
        return await store.ClaimSendAsync(Open, patience.Token);
    }

    public static async Task CommitAsync(this IMessageStore store, TurnClaim claim, TurnCommit? commit = null) =>
        Assert.Equal(CommitResult.Committed, await store.CommitTurnAsync(claim, commit ?? Nothing, default));

    /// <summary>The next turn fails for good.</summary>
    public static async Task DieAsync(this IMessageStore store, string reason) => await store.FailTurnAsync(await store.NextTurnAsync(), TurnFailure.Dead(reason), default);

    public static Task<SendClaim?> CompleteAsync(this IMessageStore store, SendClaim claim, SendResult result, bool goOn = false) =>
        store.CompleteSendAsync(claim, result, goOn ? Open : null, default);

    public static async Task<string?> StateAsync(this IMessageStore store, string key) =>
        (await store.ReadStateAsync([key], default)).TryGetValue(key, out var record) ? $"{record.Version}: {record.Json}" : null;
}
