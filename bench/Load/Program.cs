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
var plan = new Plan(people, Number("warm-up", 4_000), Number("messages", 20_000), Number("rounds", 3), Number("starts", 3));
var built = Path.GetFullPath(settings["built"] ?? throw new ArgumentException("--built names the folder with the published programs; bench/run gives it."));
var targets = Target.All(built, Path.GetFullPath(settings["peers"] ?? "bench/peers"));
if (settings["database"] is { } server) targets = [.. targets, Target.OurBotOn(Target.Bot + ", PostgreSQL", built, server)];
if (settings.GetSection("past").GetChildren().OrderBy(past => int.Parse(past.Key, CultureInfo.InvariantCulture)).ToList() is { Count: > 0 } pasts)
{
    // Our bot on databases with so many conversations in them: --past:1000 "Data Source=…" --past:1000000 "Data Source=…"
    targets = [.. pasts.Select(past => Target.OurBotOn(past.Key + " conversations", built, past.Value!) with { Population = int.Parse(past.Key, CultureInfo.InvariantCulture) })];
}
if (settings["only"] is { } only) targets = [.. targets.Where(target => only.Split(';').Contains(target.Name))];
return await Comparison.RunAsync(targets, plan, stop.Token);
