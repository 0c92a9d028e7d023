using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using TwilioBot.Bench;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Postgres;
using TwilioBot.Delivery.Sqlite;

// Gives a new database a past: conversations that took place, each with its message, its reply and its state. One that is there already
// stays as it is. See bench/README.md.
const int LivedOnPostgres = 1_000;
const string File = "Data Source=";
var settings = new ConfigurationBuilder().AddCommandLine(args).Build();
var database = settings["database"] ?? throw new ArgumentException("--database names a SQLite file, or a PostgreSQL server (Host=…).");
var wanted = int.Parse(settings["conversations"] ?? "1000", CultureInfo.InvariantCulture);
var begin = Stopwatch.GetTimestamp();
if (database.StartsWith("Host=", StringComparison.OrdinalIgnoreCase))
{
    if (!await PostgresCopies.TryCreateDatabaseAsync(database)) return 0;
    await using var server = PostgresSource.Open(database);
    await LiveAsync(new PostgresMessageStore(PostgresSource.Open(database), TimeProvider.System), Math.Min(wanted, LivedOnPostgres));
    await PostgresCopies.AddAsync(server, Math.Min(wanted, LivedOnPostgres), wanted);
    await PostgresCopies.TidyAsync(server);
}
else
{
    var path = database.StartsWith(File, StringComparison.OrdinalIgnoreCase) ? database[File.Length..] : database;
    if (System.IO.File.Exists(path)) return 0;
    // Under another name until it is full.
    await LiveAsync(new SqliteMessageStore(path + ".new", TimeProvider.System), wanted);
    System.IO.File.Move(path + ".new", path);
}
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{wanted} conversations, {Stopwatch.GetElapsedTime(begin).TotalSeconds:F0} s"));
return 0;

static async Task LiveAsync(IMessageStore store, int conversations)
{
    await using var _ = store;
    await store.OpenAsync(CancellationToken.None);
    using var past = new Past(store);
    await past.LiveAsync(conversations);
}
