using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Sqlite;

namespace TwilioBot.FaultHost;

/// <summary>Mistakes in and around the database.</summary>
internal static class StoreFaults
{
    private static readonly TimeSpan AMoment = TimeSpan.FromMilliseconds(500);

    /// <summary>Says "taken" first and writes later.</summary>
    public static void AcknowledgeBeforeCommit(IServiceCollection services) => services.Around<IMessageStore>((method, args, go) =>
    {
        if (method != nameof(IMessageStore.AcceptAsync)) return go();
        _ = LaterAsync(go);
        return Task.FromResult(new AcceptResult(IsNew: true));
    });

    /// <summary>Looks whether a message is known, takes it, and only then notes that it is.</summary>
    public static void CheckThenMark(IServiceCollection services)
    {
        var known = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var copies = 0;
        services.Around<IMessageStore>((method, args, go) =>
        {
            if (method != nameof(IMessageStore.AcceptAsync)) return go();
            var message = (InboxMessage)args[0]!;
            if (known.ContainsKey(message.MessageSid)) return Task.FromResult(new AcceptResult(IsNew: false));
            // The unique index must not know it either.
            args[0] = message with { MessageSid = message.MessageSid[..^4] + Interlocked.Increment(ref copies).ToString("x4", CultureInfo.InvariantCulture) };
            return MarkAsync((Task<AcceptResult>)go()!, message.MessageSid);
        });

        async Task<AcceptResult> MarkAsync(Task<AcceptResult> taken, string sid)
        {
            await Task.Delay(AMoment);
            known[sid] = true;
            return await taken;
        }
    }

    /// <summary>Every message in a lane of its own.</summary>
    public static void IgnoreOrder(IServiceCollection services)
    {
        var count = 0;
        string LaneOfItsOwn(string conversation) => string.Create(CultureInfo.InvariantCulture, $"{conversation}/{Interlocked.Increment(ref count)}");
        services.Around<IMessageStore>((method, args, go) =>
        {
            if (method == nameof(IMessageStore.AcceptAsync))
            {
                var message = (InboxMessage)args[0]!;
                args[0] = message with { Conversation = LaneOfItsOwn(message.Conversation) };
            }
            else if (method == nameof(IMessageStore.CommitTurnAsync))
            {
                var commit = (TurnCommit)args[1]!;
                args[1] = commit with { Outbox = [.. commit.Outbox.Select(message => message with { Conversation = LaneOfItsOwn(message.Conversation) })] };
            }
            return go();
        });
    }

    /// <summary>One status a message, whichever comes first.</summary>
    public static void KeyStatusBySidAlone(IServiceCollection services)
    {
        var known = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        services.Around<IMessageStore>((method, args, go) =>
            method != nameof(IMessageStore.RecordStatusAsync) || known.TryAdd(((StatusReport)args[0]!).MessageSid, true) ? go() : Task.FromResult(false));
    }

    /// <summary>What the database cannot take counts as taken.</summary>
    public static void SwallowStoreErrors(IServiceCollection services) => services.Around<IMessageStore>((method, _, go) =>
        method == nameof(IMessageStore.AcceptAsync) ? SwallowAsync((Task<AcceptResult>)go()!) : go());

    /// <summary>Commits that the disk has not confirmed.</summary>
    public static void SynchronousNormal(IServiceCollection services) => services.Around<IMessageStore>((_, store) => (method, _, go) =>
        method == nameof(IMessageStore.OpenAsync) ? LowerAsync((Task)go()!, (SqliteMessageStore)store) : go());

    /// <summary>What a crash caught in the middle of being sent is sent again at once.</summary>
    public static void TakeSendingForPending(IServiceCollection services) => services.Around<IMessageStore>((provider, _) => (method, _, go) =>
    {
        var path = DatabasePath(provider);
        if (method == nameof(IMessageStore.OpenAsync) && File.Exists(path))
        {
            using var database = new SqliteConnection($"Data Source={path};Pooling=False");
            database.Open();
            using var command = database.CreateCommand();
            command.CommandText = "UPDATE outbox SET state = 0 WHERE state = 1";
            command.ExecuteNonQuery();
        }
        return go();
    });

    /// <summary>A resend leaves no trace in the outbox.</summary>
    public static void ForgetToCountResends(IServiceCollection services) => services.Around<IMessageStore>((method, args, go) =>
    {
        if (method == nameof(IMessageStore.CompleteSendAsync)) args[0] = (SendClaim)args[0]! with { State = OutboxState.Sending };
        return go();
    });

    private static string DatabasePath(IServiceProvider provider) =>
        new SqliteConnectionStringBuilder(provider.GetRequiredService<IConfiguration>().GetConnectionString("TwilioBot")).DataSource;

    private static async Task LaterAsync(Func<object?> go)
    {
        await Task.Delay(AMoment);
        await (Task)go()!;
    }

    private static async Task<AcceptResult> SwallowAsync(Task<AcceptResult> accept)
    {
        try
        {
            return await accept;
        }
        catch (StoreUnavailableException)
        {
            return new AcceptResult(IsNew: true);
        }
    }

    private static async Task LowerAsync(Task open, SqliteMessageStore store)
    {
        await open;
        var writer = Writer(store) ?? throw new InvalidOperationException("The store has no writer.");
        await writer.WriteAsync(
            session =>
            {
                session.Run("COMMIT");
                session.Run("PRAGMA synchronous = NORMAL");
                session.Run("BEGIN IMMEDIATE");
                return 0;
            },
            null,
            CancellationToken.None);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_writer")]
    private static extern ref SqliteWriter? Writer(SqliteMessageStore store);
}
