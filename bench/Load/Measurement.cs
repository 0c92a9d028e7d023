using System.Diagnostics;

namespace TwilioBot.Bench;

/// <summary>One run of one target. Milliseconds, MiB, messages per second.</summary>
internal sealed record Measurement(
    string Target, double CpuMsPerMessage, double MessagesPerSecond, double AckP50, double AckP99, double AnswerP50, double AnswerP99, double ResidentMiB,
    double FirstAnswerMs, int Wrong)
{
    /// <summary>Starts the target, warms it up, has <paramref name="plan"/> messages said to it and adds up.</summary>
    public static async Task<Measurement> TakeAsync(Target target, Plan plan, string? data, CancellationToken cancellationToken)
    {
        await using var twilio = await TwilioMock.StartAsync(cancellationToken);
        using var process = await TargetProcess.StartAsync(target, twilio, data, cancellationToken);
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = plan.People });
        Person[] people = [.. Enumerable.Range(0, plan.People).Select(seat => new Person(http, target, process.Webhook, twilio, plan.PeopleFor(seat)))];

        var warmUp = new Tally();
        await TalkAsync(people, plan.WarmUp, warmUp, cancellationToken);
        var (tally, cpu, begin) = (new Tally(), process.Cpu, Stopwatch.GetTimestamp());
        await TalkAsync(people, plan.Messages, tally, cancellationToken);
        var took = Stopwatch.GetElapsedTime(begin);
        // What a bot does after its last reply has left belongs to the price, too.
        await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);

        if ((warmUp.FirstWrong ?? tally.FirstWrong) is { } wrong) Console.Error.WriteLine($"  {target.Name}: {wrong}");
        return new Measurement(
            target.Name, (process.Cpu - cpu).TotalMilliseconds / plan.Messages, plan.Messages / took.TotalSeconds, tally.AcknowledgedMs.P50, tally.AcknowledgedMs.P99,
            tally.AnsweredMs.P50, tally.AnsweredMs.P99, process.ResidentMiB, process.FirstAnswer.TotalMilliseconds, tally.WrongCount + warmUp.WrongCount);
    }

    private static async Task TalkAsync(Person[] people, int messages, Tally tally, CancellationToken cancellationToken)
    {
        var left = messages;
        await Task.WhenAll(people.Select(async person =>
        {
            while (Interlocked.Decrement(ref left) >= 0) await person.SayAsync(tally, cancellationToken);
        }));
    }
}

/// <summary>How much is said: by how many people at once, to warm up, and to be measured; how often everything is repeated.</summary>
/// <param name="Population">How many people there are; those who talk are drawn from them.</param>
internal sealed record Plan(int People, int WarmUp, int Messages, int Rounds, int Population)
{
    /// <summary>Who sits in a seat, one after the other: nobody sits in two.</summary>
    public Func<int> PeopleFor(int seat)
    {
        var random = new Random(seat);
        var perSeat = Math.Max(1, Population / People);
        return () => seat + People * random.Next(perSeat);
    }
}
