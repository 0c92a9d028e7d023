using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Builder.Dialogs.Prompts;
using Microsoft.Bot.Builder.Dialogs.Recognizers;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Asks for yes or no.</summary>
public class ConfirmPrompt : Prompt<bool>
{
    private readonly Dictionary<string, (Choice Yes, Choice No, ChoiceFactoryOptions Options)> _choiceDefaults;

    public ConfirmPrompt(string dialogId, PromptValidator<bool> validator = null, string defaultLocale = null)
        : this(dialogId, OfSupportedCultures(), validator, defaultLocale)
    {
    }

    public ConfirmPrompt(
        string dialogId,
        Dictionary<string, (Choice, Choice, ChoiceFactoryOptions)> choiceDefaults,
        PromptValidator<bool> validator = null,
        string defaultLocale = null)
        : base(dialogId, validator)
    {
        _choiceDefaults = choiceDefaults;
        Style = ListStyle.Auto;
        DefaultLocale = defaultLocale;
    }

    public ListStyle Style { get; set; }

    public string DefaultLocale { get; set; }

    /// <summary>Separators and numbers for every language; the language's own when not set.</summary>
    public ChoiceFactoryOptions ChoiceOptions { get; set; }

    /// <summary>Yes and no for every language; the language's own when not set.</summary>
    public Tuple<Choice, Choice> ConfirmChoices { get; set; }

    protected override async Task OnPromptAsync(
        ITurnContext turnContext,
        IDictionary<string, object> state,
        PromptOptions options,
        bool isRetry,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);

        var activity = turnContext.Activity;
        var culture = PromptCulture.Of(_choiceDefaults.ContainsKey, activity.Locale, DefaultLocale);
        var prompt = isRetry && options.RetryPrompt != null ? options.RetryPrompt : options.Prompt;
        var message = AppendChoices(
            prompt,
            activity.ChannelId,
            YesAndNo(culture),
            options.Style ?? Style,
            ChoiceOptions ?? _choiceDefaults[culture].Options,
            activity.Conversation?.ConversationType,
            string.IsNullOrEmpty(activity.From?.Id) ? null : [activity.From.Id],
            cancellationToken);

        await turnContext.SendActivityAsync(message, cancellationToken).ConfigureAwait(false);
    }

    protected override Task<PromptRecognizerResult<bool>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        var result = new PromptRecognizerResult<bool>();
        if (PlainPrompt.Answer(turnContext) is { } answer)
        {
            var culture = PromptCulture.Of(_choiceDefaults.ContainsKey, turnContext.Activity.Locale, DefaultLocale);
            if (!BooleanRecognizer.TryRecognize(answer, Lexicon.For(options?.RecognizeLanguage ?? culture), out var meaning))
            {
                meaning = ByChoice(answer, culture);
            }

            if (meaning is { } confirmed)
            {
                result.Succeeded = true;
                result.Value = confirmed;
            }
        }

        return Task.FromResult(result);
    }

    private static Dictionary<string, (Choice, Choice, ChoiceFactoryOptions)> OfSupportedCultures() =>
        PromptCultureModels.GetSupportedCultures().ToDictionary(
            culture => culture.Locale,
            culture => (
                new Choice(culture.YesInLanguage),
                new Choice(culture.NoInLanguage),
                new ChoiceFactoryOptions(culture.Separator, culture.InlineOr, culture.InlineOrMore, true)));

    /// <summary>An answer by the number of the choice, or by its name, counts only when the choices were shown with numbers.</summary>
    private bool? ByChoice(string answer, string culture)
    {
        var shown = ChoiceOptions ?? _choiceDefaults[culture].Options;
        if (shown?.IncludeNumbers == false)
        {
            return null;
        }

        var found = ChoiceRecognizers.RecognizeChoices(answer, YesAndNo(culture), new FindChoicesOptions { Locale = culture });
        return found.Count > 0 ? found[0].Resolution.Index == 0 : null;
    }

    private List<Choice> YesAndNo(string culture) =>
        ConfirmChoices != null
            ? [ConfirmChoices.Item1, ConfirmChoices.Item2]
            : [_choiceDefaults[culture].Yes, _choiceDefaults[culture].No];
}
