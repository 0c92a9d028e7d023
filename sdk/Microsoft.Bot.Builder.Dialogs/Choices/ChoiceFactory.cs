using System.Globalization;
using System.Text;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>Turns choices into a message.</summary>
public class ChoiceFactory
{
    private const int MostInlineChoices = 3;

    public static IMessageActivity ForChannel(
        string channelId, IList<Choice> list, string text = null, string speak = null, ChoiceFactoryOptions options = null) =>
        ForChannel(channelId, list, text, speak, options, null, null);

    /// <summary>
    /// The richest form the channel has: suggested actions, else a card; and when it has neither, or a title does not fit on a
    /// button, up to three short choices in a line of text, else a list.
    /// </summary>
    public static IMessageActivity ForChannel(
        string channelId,
        IList<Choice> list,
        string text = null,
        string speak = null,
        ChoiceFactoryOptions options = null,
        string conversationType = null,
        IList<string> toList = null)
    {
        channelId ??= string.Empty;
        list ??= [];

        var longest = list.Select(choice => ButtonTitleOf(choice)?.Length ?? 0).DefaultIfEmpty().Max();
        if (longest > Channel.MaxActionTitleLength(channelId))
        {
            return List(list, text, speak, options);
        }

        if (Channel.SupportsSuggestedActions(channelId, list.Count, conversationType))
        {
            return SuggestedAction(list, text, speak, toList);
        }

        if (Channel.SupportsCardActions(channelId, list.Count))
        {
            return HeroCard(list, text, speak);
        }

        return list.Count <= MostInlineChoices ? Inline(list, text, speak, options) : List(list, text, speak, options);
    }

    public static Activity Inline(IList<Choice> choices, string text = null, string speak = null, ChoiceFactoryOptions options = null)
    {
        choices ??= [];
        var separator = options?.InlineSeparator ?? ", ";
        var or = options?.InlineOr ?? " or ";
        var orMore = options?.InlineOrMore ?? ", or ";
        var numbered = options?.IncludeNumbers ?? true;

        var message = new StringBuilder(text).Append(' ');
        for (var index = 0; index < choices.Count; index++)
        {
            if (index > 0)
            {
                var last = index == choices.Count - 1;
                message.Append(!last ? separator : index == 1 ? or : orMore);
            }

            if (numbered)
            {
                message.Append(CultureInfo.InvariantCulture, $"({index + 1}) ");
            }

            message.Append(TitleOf(choices[index]));
        }

        return MessageFactory.Text(message.ToString(), speak, InputHints.ExpectingInput);
    }

    public static Activity List(IList<string> choices, string text = null, string speak = null, ChoiceFactoryOptions options = null) =>
        List(ToChoices(choices), text, speak, options);

    public static Activity List(IList<Choice> choices, string text = null, string speak = null, ChoiceFactoryOptions options = null)
    {
        choices ??= [];
        var numbered = options?.IncludeNumbers ?? true;

        var message = new StringBuilder(text).Append("\n\n   ");
        for (var index = 0; index < choices.Count; index++)
        {
            if (index > 0)
            {
                message.Append("\n   ");
            }

            message.Append(numbered ? string.Create(CultureInfo.InvariantCulture, $"{index + 1}. ") : "- ");
            message.Append(TitleOf(choices[index]));
        }

        return MessageFactory.Text(message.ToString(), speak, InputHints.ExpectingInput);
    }

    public static IMessageActivity SuggestedAction(IList<string> choices, string text = null, string speak = null) =>
        SuggestedAction(ToChoices(choices), text, speak, null);

    public static IMessageActivity SuggestedAction(
        IList<string> choices, string text = null, string speak = null, IList<string> toList = null) =>
        SuggestedAction(ToChoices(choices), text, speak, toList);

    public static IMessageActivity SuggestedAction(IList<Choice> choices, string text = null, string speak = null) =>
        SuggestedAction(choices, text, speak, null);

    public static IMessageActivity SuggestedAction(
        IList<Choice> choices, string text = null, string speak = null, IList<string> toList = null) =>
        MessageFactory.SuggestedActions(ActionsOf(choices), text, speak, InputHints.ExpectingInput, toList);

    public static IMessageActivity HeroCard(IList<Choice> choices, string text = null, string speak = null)
    {
        var card = new HeroCard { Text = text, Buttons = ActionsOf(choices) };
        var attachment = new Attachment { ContentType = Schema.HeroCard.ContentType, Content = card };
        return MessageFactory.Attachment([attachment], null, speak, InputHints.ExpectingInput);
    }

    public static IList<Choice> ToChoices(IList<string> choices) => choices == null ? [] : [.. choices.Select(value => new Choice(value))];

    private static string TitleOf(Choice choice) => choice.Action?.Title ?? choice.Value;

    private static string ButtonTitleOf(Choice choice) =>
        string.IsNullOrEmpty(choice.Action?.Title) ? choice.Value : choice.Action.Title;

    private static List<CardAction> ActionsOf(IList<Choice> choices) =>
    [
        .. (choices ?? []).Select(choice => choice.Action
            ?? new CardAction { Type = ActionTypes.ImBack, Value = choice.Value, Title = choice.Value }),
    ];
}
