using TwilioBot.Delivery;
using TwilioBot.Simulator;
using TwilioBot.Tests.Stories;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Kills;

/// <summary>What the bot promises, each in its smallest form: over HTTP, from Twilio's side, with a look into the database.</summary>
internal static class Promises
{
    private const string Secret = "kumquat";

    /// <summary>By name, in an order in which one bot can be asked for all of them.</summary>
    public static IReadOnlyDictionary<string, Func<FaultRig, Task>> All { get; } = new Dictionary<string, Func<FaultRig, Task>>(StringComparer.Ordinal)
    {
        [nameof(SignatureCountsAsync)] = SignatureCountsAsync,
        [nameof(HeadersDoNotMoveUsAsync)] = HeadersDoNotMoveUsAsync,
        [nameof(CopiesCountOnceAsync)] = CopiesCountOnceAsync,
        [nameof(AnswersKeepTheirOrderAsync)] = AnswersKeepTheirOrderAsync,
        [nameof(DeliveryIsFollowedAsync)] = DeliveryIsFollowedAsync,
        [nameof(WhatMayHaveArrivedIsLookedForAsync)] = WhatMayHaveArrivedIsLookedForAsync,
        [nameof(FailedLookIsNoAbsenceAsync)] = FailedLookIsNoAbsenceAsync,
        [nameof(ResendIsWrittenDownAsync)] = ResendIsWrittenDownAsync,
        [nameof(DatabaseAwayIsSaidAsync)] = DatabaseAwayIsSaidAsync,
        [nameof(AcknowledgedIsKeptAsync)] = AcknowledgedIsKeptAsync,
        [nameof(CaughtWhileSendingIsLookedForAsync)] = CaughtWhileSendingIsLookedForAsync,
        [nameof(BodiesStayOutOfTheLogAsync)] = BodiesStayOutOfTheLogAsync,
    };

    private static async Task SignatureCountsAsync(FaultRig rig)
    {
        var answer = await rig.Webhook().PostAsync(WebhookPost.Message("hello").ToBytes(), request => request.Headers.Remove(TwilioSignature.HeaderName));
        answer.AssertRefused(403, "signature-missing");
    }

    private static async Task HeadersDoNotMoveUsAsync(FaultRig rig)
    {
        // Genuinely signed, for an address of somebody else's.
        var answer = await rig.Webhook("https://elsewhere.example/api/sms").PostAsync(WebhookPost.Message("hello").ToBytes(), request =>
        {
            request.RequestUri = new Uri(rig.Url);
            request.Headers.Add("X-Forwarded-Host", "elsewhere.example");
            request.Headers.Add("X-Forwarded-Proto", "https");
        });
        answer.AssertRefused(403, "signature-mismatch");
    }

    private static async Task CopiesCountOnceAsync(FaultRig rig)
    {
        var sid = WebhookPost.NewSid();
        var form = WebhookPost.Message("hello", rig.NewPerson(), sid: sid);
        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => rig.Webhook().PostAsync(form)))) answer.AssertTaken();
        Assert.Equal(1, rig.CountInbox(sid));
    }

    private static async Task AnswersKeepTheirOrderAsync(FaultRig rig)
    {
        var person = rig.NewPerson();
        const string First = "Got it. I will call you Ada from now on.";
        // The first answer is lost on its way, again and again; the others must wait for it. (Being told to slow down would hold back all of them.)
        var (allSaid, lost) = (false, 0);
        rig.Twilio.Options.Faults.OnCreate = form => form["To"] == person && form["Body"] == First && (!Volatile.Read(ref allSaid) || Interlocked.Increment(ref lost) <= 5)
            ? new CreateFault(500, 20500)
            : null;
        string[] texts = ["call me Ada", "who am i?", "call me Bob", "who am i?"];
        foreach (var text in texts) (await rig.Webhook().PostAsync(WebhookPost.Message(text, person))).AssertTaken();
        Volatile.Write(ref allSaid, true);
        await rig.Record.UntilHeardAsync(person, texts.Length).WaitAsync(TwilioSide.Patience);
        Assert.Equal(
            [First, "Your name is Ada", "Got it. I will call you Bob from now on.", "Your name is Bob"],
            rig.Record.Read().Where(line => line.To == person).Select(line => line.Content));
    }

    private static async Task DeliveryIsFollowedAsync(FaultRig rig)
    {
        var person = rig.NewPerson();
        await SayAsync(rig, person);
        using var patience = new CancellationTokenSource(TwilioSide.Patience);
        await rig.Twilio.Simulator.WaitForWebhookAsync(
            attempt => attempt is { Kind: WebhookKind.Status, StatusCode: 200 } && attempt.Form["To"] == person && attempt.Form["MessageStatus"] == "delivered", patience.Token);
        Assert.Equal("delivered", (await rig.UntilAsync(person, _ => true)).DeliveryStatus);
    }

    private static async Task WhatMayHaveArrivedIsLookedForAsync(FaultRig rig)
    {
        var person = rig.NewPerson();
        FailOnce(rig, person, new CreateFault(500, 20500) { Accepted = true });
        await SayAsync(rig, person);
        var row = await rig.UntilAsync(person, row => row.State == OutboxState.Sent);
        Assert.Equal(1, rig.Record.CopiesOf(row.Id));
    }

    private static async Task FailedLookIsNoAbsenceAsync(FaultRig rig)
    {
        var person = rig.NewPerson();
        FailOnce(rig, person, new CreateFault(500, 20500) { Accepted = true });
        rig.Twilio.Options.Faults.OnList = () => 503;
        await SayAsync(rig, person);
        var row = await rig.UntilAsync(person, row => row.Resends > 0 || row.Reason == "the look-up failed");
        Assert.Equal((0, 1), (row.Resends, rig.Record.CopiesOf(row.Id)));
        rig.Twilio.Options.Faults.OnList = null;
    }

    private static async Task ResendIsWrittenDownAsync(FaultRig rig)
    {
        var person = rig.NewPerson();
        FailOnce(rig, person, new CreateFault(500, 20500));
        await SayAsync(rig, person);
        Assert.Equal(1, (await rig.UntilAsync(person, row => row.State == OutboxState.Sent)).Resends);
    }

    private static async Task DatabaseAwayIsSaidAsync(FaultRig rig)
    {
        await using var locked = rig.LockDatabase();
        // More than once: a webhook also ends when other writes keep the writer busy, and that is not what is asked here.
        for (var i = 0; i < 3; i++) (await rig.Webhook().PostAsync(WebhookPost.Message("hello", rig.NewPerson()))).AssertRefused(503, "database-unavailable");
    }

    private static async Task AcknowledgedIsKeptAsync(FaultRig rig)
    {
        var sid = WebhookPost.NewSid();
        (await rig.Webhook().PostAsync(WebhookPost.Message("hello", rig.NewPerson(), sid: sid))).AssertTaken();
        rig.Kill();
        Assert.Equal(1, rig.CountInbox(sid));
        await rig.RestartAsync();
    }

    private static async Task CaughtWhileSendingIsLookedForAsync(FaultRig rig)
    {
        var person = rig.NewPerson();
        FailOnce(rig, person, new CreateFault(0, 0) { Accepted = true, Delay = TimeSpan.FromMinutes(5) });
        await SayAsync(rig, person);
        await rig.Record.UntilHeardAsync(person, 1).WaitAsync(TwilioSide.Patience);
        rig.Kill();
        await rig.RestartAsync();
        var row = await rig.UntilAsync(person, row => row.State == OutboxState.Sent);
        Assert.Equal(1, rig.Record.CopiesOf(row.Id));
    }

    private static async Task BodiesStayOutOfTheLogAsync(FaultRig rig)
    {
        var person = rig.NewPerson();
        await SayAsync(rig, person, Secret);
        await rig.Record.UntilHeardAsync(person, 1).WaitAsync(TwilioSide.Patience);
        var log = await rig.StopAsync();
        Assert.NotEmpty(log);
        Assert.DoesNotContain(Secret, log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(person[1..], log, StringComparison.Ordinal);
    }

    private static async Task SayAsync(FaultRig rig, string person, string text = "hello") =>
        (await rig.Webhook().PostAsync(WebhookPost.Message(text, person))).AssertTaken();

    // No callback tells of it either: only the list does.
    private static void FailOnce(FaultRig rig, string person, CreateFault fault)
    {
        var left = 1;
        rig.Twilio.Options.Faults.OnStatusCallback = message => message.To == person;
        rig.Twilio.Options.Faults.OnCreate = form =>
            form["To"] == person && Interlocked.Exchange(ref left, 0) == 1 ? fault : null;
    }
}
