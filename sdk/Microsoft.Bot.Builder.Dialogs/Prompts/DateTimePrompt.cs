using Microsoft.Bot.Builder.Dialogs.Recognizers;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Asks for a date, a time or both; an ambiguous answer has several resolutions.</summary>
public class DateTimePrompt : Prompt<IList<DateTimeResolution>>
{
    public DateTimePrompt(string dialogId, PromptValidator<IList<DateTimeResolution>> validator = null, string defaultLocale = null)
        : base(dialogId, validator)
    {
        DefaultLocale = defaultLocale;
    }

    public string DefaultLocale { get; set; }

    protected override Task OnPromptAsync(
        ITurnContext turnContext,
        IDictionary<string, object> state,
        PromptOptions options,
        bool isRetry,
        CancellationToken cancellationToken = default) => PlainPrompt.SendAsync(turnContext, options, isRetry, cancellationToken);

    protected override Task<PromptRecognizerResult<IList<DateTimeResolution>>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        var result = new PromptRecognizerResult<IList<DateTimeResolution>>();
        if (PlainPrompt.Answer(turnContext) is { } answer)
        {
            var culture = options?.RecognizeLanguage ?? turnContext.Activity.Locale ?? DefaultLocale;

            // The user's moment, in the time of the process.
            var now = turnContext.Activity.LocalTimestamp?.LocalDateTime ?? DateTime.Now;
            var found = DateTimeRecognizer.Recognize(answer, culture, now);
            if (found.Count > 0)
            {
                result.Succeeded = true;
                result.Value = found;
            }
        }

        return Task.FromResult(result);
    }
}
