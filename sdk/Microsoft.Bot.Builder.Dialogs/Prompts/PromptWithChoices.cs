using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Dialogs;

internal static class PromptWithChoices
{
    public static IMessageActivity Compose(
        IMessageActivity prompt,
        string channelId,
        IList<Choice> choices,
        ListStyle style,
        ChoiceFactoryOptions options,
        string conversationType,
        IList<string> toList)
    {
        var text = prompt?.Text ?? string.Empty;
        IMessageActivity message = style switch
        {
            ListStyle.None => TextOnly(text),
            ListStyle.Inline => ChoiceFactory.Inline(choices, text, null, options),
            ListStyle.List => ChoiceFactory.List(choices, text, null, options),
            ListStyle.SuggestedAction => ChoiceFactory.SuggestedAction(choices, text, null, toList),
            ListStyle.HeroCard => ChoiceFactory.HeroCard(choices, text),
            _ => ChoiceFactory.ForChannel(channelId, choices, text, null, options, conversationType, toList),
        };

        if (prompt == null)
        {
            message.InputHint = InputHints.ExpectingInput;
            return message;
        }

        // The prompt is kept in the state for the next try, so it is a copy that gets the choices.
        prompt = JsonConvert.DeserializeObject<Activity>(JsonConvert.SerializeObject(prompt));
        prompt.Text = message.Text;

        if (message.SuggestedActions?.Actions?.Count > 0)
        {
            prompt.SuggestedActions = message.SuggestedActions;
        }

        if (message.Attachments?.Count > 0)
        {
            prompt.Attachments = [.. prompt.Attachments ?? [], .. message.Attachments];
        }

        return prompt;
    }

    private static IMessageActivity TextOnly(string text)
    {
        var message = Activity.CreateMessageActivity();
        message.Text = text;
        return message;
    }
}
