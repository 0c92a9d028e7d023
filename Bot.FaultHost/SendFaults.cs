using TwilioBot.Delivery;

namespace TwilioBot.FaultHost;

/// <summary>Mistakes in talking to Twilio.</summary>
internal static class SendFaults
{
    /// <summary>Tries once more whenever the outcome is not known.</summary>
    public static void RetryWhateverFails(IServiceCollection services) => services.Around<ITwilioGateway>((method, _, go) =>
        method == nameof(ITwilioGateway.SendAsync) ? SendAsync(go) : go());

    /// <summary>A list that could not be read shows nothing.</summary>
    public static void TakeFailedLookUpForAbsence(IServiceCollection services) => services.Around<ITwilioGateway>((method, _, go) =>
        method == nameof(ITwilioGateway.FindSentAsync) ? FindAsync((Task<IReadOnlyList<SentMessage>?>)go()!) : go());

    /// <summary>Sends again whatever may not have arrived, without a look.</summary>
    public static void ResendWithoutEvidence(IServiceCollection services)
    {
        services.Around<ITwilioGateway>((method, _, go) =>
            method == nameof(ITwilioGateway.FindSentAsync) ? Task.FromResult<IReadOnlyList<SentMessage>?>([]) : go());
        services.Around<IMessageStore>((method, _, go) =>
            method == nameof(IMessageStore.FindEvidenceAsync) ? Task.FromResult<string?>(null) : go());
    }

    private static async Task<SendOutcome> SendAsync(Func<object?> go)
    {
        var outcome = await (Task<SendOutcome>)go()!;
        return outcome.Kind == SendOutcomeKind.Unknown ? await (Task<SendOutcome>)go()! : outcome;
    }

    private static async Task<IReadOnlyList<SentMessage>?> FindAsync(Task<IReadOnlyList<SentMessage>?> find) => await find ?? [];
}
