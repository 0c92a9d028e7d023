using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using TwilioBot.Bench;
using TwilioBot.Delivery;
using TwilioBot.Delivery.Postgres;
using TwilioBot.Delivery.Sqlite;

// Gives a database a past: conversations that took place, each with its message, its reply and its state. See bench/README.md.
var settings = new ConfigurationBuilder().AddCommandLine(args).Build();
var database = settings["database"] ?? throw new ArgumentException("--database names a SQLite file, or a PostgreSQL server (Host=…).");
var wanted = int.Parse(settings["conversations"] ?? "1000", CultureInfo.InvariantCulture);
var begin = Stopwatch.GetTimestamp();
await using IMessageStore store = database.StartsWith("Host=", StringComparison.OrdinalIgnoreCase)
    ? new PostgresMessageStore(PostgresSource.Open(database), TimeProvider.System)
    : new SqliteMessageStore(database, TimeProvider.System);
await store.OpenAsync(CancellationToken.None);
using var past = new Past(store);
await past.LiveAsync(wanted);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{wanted} conversations, {Stopwatch.GetElapsedTime(begin).TotalSeconds:F0} s"));
