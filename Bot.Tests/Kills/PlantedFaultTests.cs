using Xunit.Sdk;

namespace TwilioBot.Tests.Kills;

/// <summary>
/// Mistakes that bots like this one have been shipped with, planted one at a time in a host of their own: a test that cannot
/// notice them proves nothing.
/// </summary>
public sealed class PlantedFaultTests
{
    [Fact]
    public async Task The_bot_as_it_is_keeps_every_promise()
    {
        await using var rig = await FaultRig.StartAsync(fault: null);
        foreach (var promise in Promises.All.Values) await promise(rig);
    }

    [Theory]
    [InlineData("acknowledge-before-commit", "AcknowledgedIsKeptAsync")]
    [InlineData("check-then-mark", "CopiesCountOnceAsync")]
    [InlineData("order-ignored", "AnswersKeepTheirOrderAsync")]
    [InlineData("status-keyed-by-sid-alone", "DeliveryIsFollowedAsync")]
    [InlineData("store-errors-swallowed", "DatabaseAwayIsSaidAsync")]
    [InlineData("sending-taken-for-pending", "CaughtWhileSendingIsLookedForAsync")]
    [InlineData("resend-not-written-down", "ResendIsWrittenDownAsync")]
    [InlineData("retry-on-5xx", "WhatMayHaveArrivedIsLookedForAsync")]
    [InlineData("failed-look-up-taken-for-absence", "FailedLookIsNoAbsenceAsync")]
    [InlineData("resend-without-evidence", "WhatMayHaveArrivedIsLookedForAsync")]
    [InlineData("signature-skipped", "SignatureCountsAsync")]
    [InlineData("forwarded-host-trusted", "HeadersDoNotMoveUsAsync")]
    [InlineData("body-logged", "BodiesStayOutOfTheLogAsync")]
    public async Task A_planted_fault_breaks_a_promise(string fault, string promise)
    {
        await using var rig = await FaultRig.StartAsync(fault);
        // A timeout would be no proof: what was promised must be seen broken.
        await Assert.ThrowsAnyAsync<XunitException>(() => Promises.All[promise](rig));
    }

    [Fact]
    public async Task An_acknowledgement_leaves_after_the_disk_has_confirmed_the_message() => Assert.True(await IsSyncedBeforeAnswerAsync(fault: null));

    [Fact]
    public async Task A_commit_that_the_disk_has_not_confirmed_is_noticed() => Assert.False(await IsSyncedBeforeAnswerAsync("synchronous-normal"));

    private static async Task<bool> IsSyncedBeforeAnswerAsync(string? fault)
    {
        await using var rig = await FaultRig.StartAsync(fault, isTraced: true);
        var sid = Stories.WebhookPost.NewSid();
        (await rig.Webhook().PostAsync(Stories.WebhookPost.Message("hello", rig.NewPerson(), sid: sid))).AssertTaken();
        await rig.StopAsync();
        return Strace.IsSyncedBeforeAnswer(rig.TraceFile, sid);
    }
}
