using System.Globalization;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>The state that every prompt keeps: its options, and a dictionary that counts attempts and may hold more.</summary>
internal static class PromptState
{
    private const string OptionsKey = "options";
    private const string StateKey = "state";
    private const string AttemptCountKey = "AttemptCount";

    public static (PromptOptions Options, IDictionary<string, object> State) Begin(DialogContext dc, object options)
    {
        ArgumentNullException.ThrowIfNull(dc);
        TokenGuard.Refuse(options, nameof(options));
        if (options is not PromptOptions prompt)
        {
            throw new ArgumentOutOfRangeException(nameof(options), "Prompt options are required for Prompt dialogs");
        }

        ExpectInput(prompt.Prompt);
        ExpectInput(prompt.RetryPrompt);

        var state = new Dictionary<string, object> { [AttemptCountKey] = 0 };
        dc.ActiveDialog.State[OptionsKey] = prompt;
        dc.ActiveDialog.State[StateKey] = state;
        return (prompt, state);
    }

    public static (PromptOptions Options, IDictionary<string, object> State) Of(DialogInstance instance)
    {
        instance.State.TryGetValue(OptionsKey, out var options);
        return (StoredState.As<PromptOptions>(options), StoredState.Dictionary(instance.State, StateKey));
    }

    public static int Attempts(IDictionary<string, object> state) =>
        state.TryGetValue(AttemptCountKey, out var count) ? Convert.ToInt32(count, CultureInfo.InvariantCulture) : 0;

    public static void CountAttempt(IDictionary<string, object> state) => state[AttemptCountKey] = Attempts(state) + 1;

    private static void ExpectInput(Activity prompt)
    {
        if (prompt != null && string.IsNullOrEmpty(prompt.InputHint))
        {
            prompt.InputHint = InputHints.ExpectingInput;
        }
    }
}
