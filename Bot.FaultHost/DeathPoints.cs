using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Reflection;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Sqlite;

namespace TwilioBot.FaultHost;

/// <summary>Moments at which the process kills itself, with no chance to clean up; named so that a test can ask for each.</summary>
internal static class DeathPoints
{
    private static readonly string[] RemovalMoments = ["DELETE ON main.inbox", "DELETE ON main.outbox", "DELETE ON main.delivery", "INSERT ON main.remembered"];

    private static string _point = "";
    private static int _left;
    private static object? _listener;

    /// <summary>Dies when <paramref name="point"/> is passed for the <paramref name="n"/>. time.</summary>
    public static void Plant(string point, int n, IServiceCollection services)
    {
        (_point, _left) = (point, n);
        services.Around<IMessageStore>((_, store) => (method, _, go) => method switch
        {
            nameof(IMessageStore.AcceptAsync) => Surround("inbox-commit", go),
            nameof(IMessageStore.RecordStatusAsync) => Surround("status-commit", go),
            nameof(IMessageStore.ClaimTurnAsync) => Surround("turn-claim", go),
            nameof(IMessageStore.CommitTurnAsync) => Surround("turn-commit", go),
            nameof(IMessageStore.ClaimSendAsync) => Surround("send-claim", go),
            nameof(IMessageStore.CompleteSendAsync) => Surround("send-commit", go),
            nameof(IMessageStore.RemoveOldAsync) => Surround("removal", go),
            nameof(IMessageStore.OpenAsync) => Open(go, store),
            _ => go(),
        });
        services.Around<ITwilioGateway>((method, _, go) => method == nameof(ITwilioGateway.SendAsync) ? Surround("send", go) : go());
        services.AddSingleton<IStartupFilter>(new Filter((context, next) =>
        {
            if (HttpMethods.IsPost(context.Request.Method))
            {
                context.Response.OnStarting(() => Passed("before-acknowledgement"));
                context.Response.OnCompleted(() => Passed("after-acknowledgement"));
            }
            return next(context);
        }));
        _listener = new RequestBytes();
    }

    private static object? Surround(string what, Func<object?> go)
    {
        Pass("before-" + what);
        return go().Then(() => Pass("after-" + what));
    }

    private static object? Open(Func<object?> go, IMessageStore store)
    {
        if (_point == "inside-retention") return DieInsideRetentionAsync((Task)go()!, (SqliteMessageStore)store);
        if (_point == "inside-migration") DieInsideMigration();
        return Surround("open", go);
    }

    // The last version of the schema gets a statement that never ends, inside the transaction; we end while it runs.
    private static void DieInsideMigration()
    {
        var versions = (string[])typeof(IMessageStore).Assembly.GetType("TwilioBot.Delivery.Sqlite.SqliteSchema", throwOnError: true)!
            .GetField("Versions", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        versions[^1] += "; WITH RECURSIVE endless (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM endless) SELECT COUNT(*) FROM endless;";
        new Timer(_ => Pass("inside-migration")).Change(TimeSpan.FromMilliseconds(300), Timeout.InfiniteTimeSpan);
    }

    // Each row that goes, and each hash that stays of one, is a moment in the middle of the transaction that removes old rows.
    private static async Task DieInsideRetentionAsync(Task open, SqliteMessageStore store)
    {
        await open;
        await store.Writer.WriteAsync(
            session =>
            {
                session.Connection.CreateFunction("pass", () =>
                {
                    Pass("inside-retention");
                    return 0;
                });
                foreach (var moment in RemovalMoments)
                {
                    session.Run($"CREATE TEMP TRIGGER {moment.Replace(' ', '_').Replace('.', '_')} AFTER {moment} BEGIN SELECT pass(); END");
                }
                return 0;
            },
            null,
            CancellationToken.None);
    }

    private static Task Passed(string point)
    {
        Pass(point);
        return Task.CompletedTask;
    }

    private static void Pass(string point)
    {
        if (point != _point || Interlocked.Decrement(ref _left) != 0) return;
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
    }

    // HttpClient says so when a request has left and the answer is waited for.
    private sealed class RequestBytes : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "System.Net.Http") EnableEvents(eventSource, EventLevel.Informational);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventName == "ResponseHeadersStart") Pass("after-request-bytes");
        }
    }
}
