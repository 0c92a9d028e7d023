namespace TwilioBot.FaultHost;

/// <summary>All that can be planted, by name.</summary>
internal static class Plants
{
    private static readonly Dictionary<string, Action<IServiceCollection>> Faults = new(StringComparer.Ordinal)
    {
        ["acknowledge-before-commit"] = StoreFaults.AcknowledgeBeforeCommit,
        ["check-then-mark"] = StoreFaults.CheckThenMark,
        ["order-ignored"] = StoreFaults.IgnoreOrder,
        ["status-keyed-by-sid-alone"] = StoreFaults.KeyStatusBySidAlone,
        ["store-errors-swallowed"] = StoreFaults.SwallowStoreErrors,
        ["synchronous-normal"] = StoreFaults.SynchronousNormal,
        ["sending-taken-for-pending"] = StoreFaults.TakeSendingForPending,
        ["resend-not-written-down"] = StoreFaults.ForgetToCountResends,
        ["retry-on-5xx"] = SendFaults.RetryWhateverFails,
        ["failed-look-up-taken-for-absence"] = SendFaults.TakeFailedLookUpForAbsence,
        ["resend-without-evidence"] = SendFaults.ResendWithoutEvidence,
        ["signature-skipped"] = WebhookFaults.SkipSignature,
        ["forwarded-host-trusted"] = WebhookFaults.TrustForwardedHost,
        ["body-logged"] = WebhookFaults.LogBodies,
        ["poison"] = PoisonedBot.Plant,
        ["next-version"] = LaterVersions.PlantNext,
        ["version-after-next"] = LaterVersions.PlantAfterNext,
    };

    /// <param name="fault">A fault's name, or <c>die:&lt;point&gt;:&lt;n&gt;</c>; empty for none.</param>
    /// <param name="services">What the bot is made of.</param>
    public static void Plant(string fault, IServiceCollection services)
    {
        if (fault.Length == 0) return;
        if (fault.Split(':') is ["die", var point, var n])
        {
            DeathPoints.Plant(point, int.Parse(n, System.Globalization.CultureInfo.InvariantCulture), services);
        }
        else
        {
            Faults[fault](services);
        }
    }
}
