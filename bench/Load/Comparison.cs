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
                var measured = await Measurement.TakeAsync(target, plan, null, cancellationToken);
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
        table.AppendLine("| | CPU-ms per message | messages/s | ack p50 / p99 ms | reply p50 / p99 ms | resident MiB | first 2xx ms | wrong |");
        table.AppendLine("|---|---|---|---|---|---|---|---|");
        var first = all.Where(measured => measured.Target == all[0].Target).ToList();
        foreach (var runs in all.GroupBy(measured => measured.Target))
        {
            string Ratio(Func<Measurement, double> figure, string format) => string.Create(
                CultureInfo.InvariantCulture, $"{Median(runs, figure).ToString(format, CultureInfo.InvariantCulture)} ({Median(runs, figure) / Median(first, figure):F1}×)");
            table.AppendLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {runs.Key} | {Ratio(m => m.CpuMsPerMessage, "F3")} | {Ratio(m => m.MessagesPerSecond, "F0")} | {Median(runs, m => m.AckP50):F1} / {Median(runs, m => m.AckP99):F1} | {Median(runs, m => m.AnswerP50):F1} / {Median(runs, m => m.AnswerP99):F1} | {Ratio(m => m.ResidentMiB, "F0")} | {Ratio(m => m.FirstAnswerMs, "F0")} | {runs.Sum(m => m.Wrong)} |"));
        }
        return table.ToString();
    }

    private static double Median(IEnumerable<Measurement> runs, Func<Measurement, double> figure)
    {
        double[] sorted = [.. runs.Select(figure).Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
