using Microsoft.Bot.Builder.Dialogs.Prompts;
using Microsoft.Bot.Builder.Dialogs.Recognizers;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Asks for a number: an int, a long, a float, a double or a decimal.</summary>
public class NumberPrompt<T> : Prompt<T>
    where T : struct
{
    private static readonly Type[] SupportedTypes = [typeof(int), typeof(long), typeof(float), typeof(double), typeof(decimal)];

    public NumberPrompt(string dialogId, PromptValidator<T> validator = null, string defaultLocale = null)
        : base(dialogId, validator)
    {
        if (!SupportedTypes.Contains(typeof(T)))
        {
            throw new NotSupportedException($"NumberPrompt: type argument T of type '{typeof(T)}' is not supported");
        }

        DefaultLocale = defaultLocale;
    }

    public string DefaultLocale { get; set; }

    protected override Task OnPromptAsync(
        ITurnContext turnContext,
        IDictionary<string, object> state,
        PromptOptions options,
        bool isRetry,
        CancellationToken cancellationToken = default) => PlainPrompt.SendAsync(turnContext, options, isRetry, cancellationToken);

    protected override Task<PromptRecognizerResult<T>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        var result = new PromptRecognizerResult<T>();
        if (PlainPrompt.Answer(turnContext) is { } answer)
        {
            var culture = options?.RecognizeLanguage ?? turnContext.Activity.Locale ?? DefaultLocale;
            var numbers = NumberRecognizer.Recognize(answer, Lexicon.For(culture));
            if (numbers.Count > 0 && TryConvert(numbers[0].Value, out var number))
            {
                result.Succeeded = true;
                result.Value = number;
            }
        }

        return Task.FromResult(result);
    }

    /// <summary>False when the number is no whole one where one is asked for, or too great.</summary>
    private static bool TryConvert(decimal value, out T number)
    {
        number = default;
        object converted = default(T) switch
        {
            int => decimal.IsInteger(value) && value is >= int.MinValue and <= int.MaxValue ? (int)value : null,
            long => decimal.IsInteger(value) && value is >= long.MinValue and <= long.MaxValue ? (long)value : null,
            float => (float)value,
            double => (double)value,
            _ => value,
        };

        if (converted == null)
        {
            return false;
        }

        number = (T)converted;
        return true;
    }
}
