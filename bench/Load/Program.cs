using System.Globalization;
using TwilioBot.Bench;

// bench/run prepares what this compares; see bench/README.md.
var settings = new ConfigurationBuilder().AddCommandLine(args).Build();
int Number(string name, int otherwise) => settings[name] is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};
var people = Number("people", 64);
var plan = new Plan(people, Number("warm-up", 4_000), Number("messages", 20_000), Number("rounds", 3), Number("population", people));
var built = Path.GetFullPath(settings["built"] ?? throw new ArgumentException("--built names the folder with the published programs; bench/run gives it."));
var targets = Target.All(built, Path.GetFullPath(settings["peers"] ?? "bench/peers"));
if (settings["database"] is { } server && settings["data"] is null) targets = [.. targets, Target.OurBot(Target.Bot + ", PostgreSQL", built, (Target.Database, server))];
if (settings["only"] is { } only) targets = [.. targets.Where(target => only.Split(';').Contains(target.Name))];
if (settings["data"] is { } data)
{
    // One target on a database that is there already, for the cost in a full one.
    var full = Target.OurBot(Target.Bot, built, (Target.Database, settings["database"] ?? "Data Source=twiliobot.db"));
    for (var round = 0; round < plan.Rounds; round++) Console.WriteLine(await Measurement.TakeAsync(full, plan, Path.GetFullPath(data), stop.Token));
    return 0;
}
return await Comparison.RunAsync(targets, plan, stop.Token);
