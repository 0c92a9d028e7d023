using System.Diagnostics;

namespace TwilioBot.Bench;

/// <summary>One run of one target. Milliseconds, MiB, messages per second.</summary>
/// <param name="Target">Its name.</param>
/// <param name="ServerCpuMsPerMessage">What its PostgreSQL server spends; null: there is none to count.</param>
/// <param name="Starts">How long each start took to the first 2xx, and what the process had spent by then.</param>
/// <param name="Wrong">Messages that were answered wrongly or not at all.</param>
internal sealed record Measurement(
    string Target, double CpuMsPerMessage, double? ServerCpuMsPerMessage, double MessagesPerSecond, double AckP50, double AckP99, double AnswerP50, double AnswerP99,
    double ResidentMiB, IReadOnlyList<(double Ms, double CpuMs)> Starts, int Wrong)
{
    /// <summary>Starts the target, warms it up, has <paramref name="plan"/> messages said to it and adds up.</summary>
    public static async Task<Measurement> TakeAsync(Target target, Plan plan, CancellationToken cancellationToken)
    {
        await using var twilio = await TwilioMock.StartAsync(cancellationToken);
        var starts = new List<(double, double)>();
        while (starts.Count < plan.Starts - 1)
        {
            using var once = await TargetProcess.StartAsync(target, twilio, cancellationToken);
            starts.Add((once.FirstAnswer.TotalMilliseconds, once.FirstAnswerCpu.TotalMilliseconds));
        }
        using var process = await TargetProcess.StartAsync(target, twilio, cancellationToken);
        starts.Add((process.FirstAnswer.TotalMilliseconds, process.FirstAnswerCpu.TotalMilliseconds));
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = plan.People });
        Person[] people = [.. Enumerable.Range(0, plan.People).Select(seat => new Person(http, target, process.Webhook, twilio, plan.PeopleFor(seat, target.Population ?? plan.People)))];

        var warmUp = new Tally();
        await TalkAsync(people, plan.WarmUp, warmUp, cancellationToken);
        var (tally, cpu, server, begin) = (new Tally(), process.Cpu, ServerCpu(target), Stopwatch.GetTimestamp());
        await TalkAsync(people, plan.Messages, tally, cancellationToken);
        var took = Stopwatch.GetElapsedTime(begin);
        // What a bot does after its last reply has left belongs to the price, too.
        await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);

        var measured = new Measurement(
            target.Name, (process.Cpu - cpu).TotalMilliseconds / plan.Messages, (ServerCpu(target) - server)?.TotalMilliseconds / plan.Messages, plan.Messages / took.TotalSeconds,
            tally.AcknowledgedMs.P50, tally.AcknowledgedMs.P99, tally.AnsweredMs.P50, tally.AnsweredMs.P99, process.ResidentMiB, starts, tally.WrongCount + warmUp.WrongCount);
        if ((warmUp.FirstWrong ?? tally.FirstWrong) is { } wrong) Console.Error.WriteLine($"  {target.Name}: {wrong}");
        await Task.WhenAll(people.Select(person => person.FinishAsync(new Tally(), cancellationToken)));
        return measured;
    }

    private static TimeSpan? ServerCpu(Target target) => target.Server is { } pid ? ProcessUsage.CpuOfFamily(pid) : null;

    private static async Task TalkAsync(Person[] people, int messages, Tally tally, CancellationToken cancellationToken)
    {
        var left = messages;
        await Task.WhenAll(people.Select(async person =>
        {
            while (Interlocked.Decrement(ref left) >= 0) await person.SayAsync(tally, cancellationToken);
        }));
    }
}

/// <summary>How much is said: by how many people at once, to warm up, and to be measured; how often everything is repeated, and started in each round.</summary>
internal sealed record Plan(int People, int WarmUp, int Messages, int Rounds, int Starts)
{
    /// <summary>Who of a population sits in a seat, one after the other: nobody sits in two.</summary>
    public Func<int> PeopleFor(int seat, int population)
    {
        var random = new Random(seat);
        var perSeat = Math.Max(1, population / People);
        return () => seat + People * random.Next(perSeat);
    }
}
