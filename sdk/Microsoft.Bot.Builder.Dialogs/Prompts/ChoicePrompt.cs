using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Builder.Dialogs.Prompts;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Asks to choose from a list.</summary>
public class ChoicePrompt : Prompt<FoundChoice>
{
    private readonly Dictionary<string, ChoiceFactoryOptions> _choiceDefaults;

    public ChoicePrompt(string dialogId, PromptValidator<FoundChoice> validator = null, string defaultLocale = null)
        : this(dialogId, OfSupportedCultures(), validator, defaultLocale)
    {
    }

    public ChoicePrompt(
        string dialogId,
        Dictionary<string, ChoiceFactoryOptions> choiceDefaults,
        PromptValidator<FoundChoice> validator = null,
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

    public FindChoicesOptions RecognizerOptions { get; set; }

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
        var prompt = isRetry && options.RetryPrompt != null ? options.RetryPrompt : options.Prompt;
        var message = AppendChoices(
            prompt,
            activity.ChannelId,
            options.Choices ?? [],
            options.Style ?? Style,
            ChoiceOptions ?? _choiceDefaults[PromptCulture.Of(_choiceDefaults.ContainsKey, activity.Locale, DefaultLocale)],
            activity.Conversation?.ConversationType,
            string.IsNullOrEmpty(activity.From?.Id) ? null : [activity.From.Id],
            cancellationToken);

        await turnContext.SendActivityAsync(message, cancellationToken).ConfigureAwait(false);
    }

    protected override Task<PromptRecognizerResult<FoundChoice>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        var result = new PromptRecognizerResult<FoundChoice>();
        if (PlainPrompt.Answer(turnContext) is { } answer)
        {
            var found = ChoiceRecognizers.RecognizeChoices(answer, options?.Choices ?? [], Recognizer(turnContext.Activity, options));
            if (found.Count > 0)
            {
                result.Succeeded = true;
                result.Value = found[0].Resolution;
            }
        }

        return Task.FromResult(result);
    }

    private static Dictionary<string, ChoiceFactoryOptions> OfSupportedCultures() =>
        PromptCultureModels.GetSupportedCultures().ToDictionary(
            culture => culture.Locale,
            culture => new ChoiceFactoryOptions(culture.Separator, culture.InlineOr, culture.InlineOrMore, true));

    /// <summary>A copy of the options for this answer's language: one prompt serves conversations in many.</summary>
    private FindChoicesOptions Recognizer(Activity activity, PromptOptions options) => new()
    {
        AllowPartialMatches = RecognizerOptions?.AllowPartialMatches ?? false,
        Locale = PromptCulture.Of(
            _choiceDefaults.ContainsKey, options?.RecognizeLanguage, activity.Locale, RecognizerOptions?.Locale, DefaultLocale),
        MaxTokenDistance = RecognizerOptions?.MaxTokenDistance,
        NoAction = RecognizerOptions?.NoAction ?? false,
        NoValue = RecognizerOptions?.NoValue ?? false,
        RecognizeNumbers = RecognizerOptions?.RecognizeNumbers ?? true,
        RecognizeOrdinals = RecognizerOptions?.RecognizeOrdinals ?? true,
        Tokenizer = RecognizerOptions?.Tokenizer,
    };
}
