using System.Globalization;
using System.Text;

namespace TwilioBot.Bench;

/// <summary>All targets in one session, one after the other and round after round, so that a slow minute of the machine hits them all.</summary>
internal static class Comparison
{
    public static async Task<int> RunAsync(IReadOnlyList<Target> targets, Plan plan, CancellationToken cancellationToken)
    {
        var all = new List<Measurement>();
        for (var round = 0; round < plan.Rounds; round++)
        {
            // Each round begins with another target.
            foreach (var target in targets.Skip(round % targets.Count).Concat(targets.Take(round % targets.Count)))
            {
                var measured = await Measurement.TakeAsync(target, plan, cancellationToken);
                Console.Error.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"round {round + 1}, {measured.Target}: {measured.CpuMsPerMessage:F3} CPU-ms per message, {measured.MessagesPerSecond:F0}/s"));
                all.Add(measured);
            }
        }
        Console.WriteLine(Table(all));
        return all.Any(measured => measured.Wrong > 0) ? 1 : 0;
    }

    /// <summary>The medians over the rounds, with the ratio to the first target in brackets.</summary>
    private static string Table(List<Measurement> all)
    {
        var table = new StringBuilder();
        table.AppendLine("| | CPU-ms per message | its server's | messages/s | ack p50 / p99 ms | reply p50 / p99 ms | resident MiB | first 2xx ms | CPU-ms until then | wrong |");
        table.AppendLine("|---|---|---|---|---|---|---|---|---|---|");
        var first = all.Where(measured => measured.Target == all[0].Target).ToList();
        foreach (var runs in all.GroupBy(measured => measured.Target))
        {
            string Ratio(Func<IEnumerable<Measurement>, double> figure, string format) => string.Create(
                CultureInfo.InvariantCulture, $"{figure(runs).ToString(format, CultureInfo.InvariantCulture)} ({figure(runs) / figure(first):F2}×)");
            string Each(Func<Measurement, double> figure, string format) => Ratio(some => Median(some.Select(figure)), format);
            var server = runs.First().ServerCpuMsPerMessage is null ? "" : Each(m => m.ServerCpuMsPerMessage ?? 0, "F3").Replace(" (Infinity×)", "", StringComparison.Ordinal);
            table.AppendLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {runs.Key} | {Each(m => m.CpuMsPerMessage, "F3")} | {server} | {Each(m => m.MessagesPerSecond, "F0")} | {Median(runs.Select(m => m.AckP50)):F1} / {Median(runs.Select(m => m.AckP99)):F1} | {Median(runs.Select(m => m.AnswerP50)):F1} / {Median(runs.Select(m => m.AnswerP99)):F1} | {Each(m => m.ResidentMiB, "F0")} | {Ratio(some => Median(some.SelectMany(m => m.Starts).Select(s => s.Ms)), "F0")} | {Ratio(some => Median(some.SelectMany(m => m.Starts).Select(s => s.CpuMs)), "F0")} | {runs.Sum(m => m.Wrong)} |"));
        }
        return table.ToString();
    }

    private static double Median(IEnumerable<double> figures)
    {
        double[] sorted = [.. figures.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
