using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Dialogs;

public sealed class ChoiceFactoryTests
{
    private static readonly List<Choice> Colours = [new("red"), new("green"), new("blue")];

    [Theory]
    [InlineData(1, "select from: (1) red")]
    [InlineData(2, "select from: (1) red or (2) green")]
    [InlineData(3, "select from: (1) red, (2) green, or (3) blue")]
    public void Inline(int count, string text)
    {
        var message = ChoiceFactory.Inline(Colours[..count], "select from:", "spoken");
        Assert.Equal((text, "spoken", InputHints.ExpectingInput), (message.Text, message.Speak, message.InputHint));
    }

    [Fact]
    public void Inline_with_separators_of_ones_own()
    {
        var options = new ChoiceFactoryOptions("; ", " either ", " lastly ", false);
        Assert.Equal("pick red; green lastly blue", ChoiceFactory.Inline(Colours, "pick", null, options).Text);
        Assert.Equal("pick red either green", ChoiceFactory.Inline(Colours[..2], "pick", null, options).Text);
    }

    [Fact]
    public void Lists()
    {
        Assert.Equal("select from:\n\n   1. red\n   2. green\n   3. blue", ChoiceFactory.List(Colours, "select from:").Text);
        Assert.Equal(
            "select from:\n\n   - red\n   - green\n   - blue",
            ChoiceFactory.List(["red", "green", "blue"], "select from:", null, new ChoiceFactoryOptions { IncludeNumbers = false }).Text);
    }

    [Fact]
    public void Suggested_actions_are_buttons_that_say_the_value_or_the_choices_own()
    {
        var message = ChoiceFactory.SuggestedAction(
            [new Choice("red"), new Choice("green") { Action = new CardAction(ActionTypes.PostBack, "Green!", value: "g") }], "pick", null, ["someone"]);

        Assert.Equal("pick", message.Text);
        Assert.Equal(["someone"], message.SuggestedActions.To);
        Assert.Equal(
            [(ActionTypes.ImBack, "red", "red"), (ActionTypes.PostBack, "Green!", "g")],
            message.SuggestedActions.Actions.Select(action => (action.Type, action.Title, (string)action.Value)));
    }

    [Fact]
    public void A_hero_card_carries_text_and_buttons()
    {
        var message = ChoiceFactory.HeroCard(Colours, "pick");
        var card = Assert.IsType<HeroCard>(Assert.Single(message.Attachments).Content);
        Assert.Null(message.Text);
        Assert.Equal("pick", card.Text);
        Assert.Equal(["red", "green", "blue"], card.Buttons.Select(button => button.Title));
        Assert.Equal("application/vnd.microsoft.card.hero", message.Attachments[0].ContentType);
    }

    [Theory]
    [InlineData(Channels.Emulator, 3, null, "suggested")]
    [InlineData(Channels.Facebook, 10, null, "suggested")]
    [InlineData(Channels.Facebook, 11, null, "list")]
    [InlineData(Channels.Slack, 3, null, "card")]
    [InlineData(Channels.Cortana, 3, null, "card")]
    [InlineData(Channels.Msteams, 3, "personal", "suggested")]
    [InlineData(Channels.Msteams, 3, "groupChat", "card")]
    [InlineData("twilio-sms", 3, null, "inline")]
    [InlineData("twilio-whatsapp", 4, null, "list")]
    [InlineData(null, 2, null, "inline")]
    public void The_channel_decides_the_form(string channel, int count, string conversationType, string form)
    {
        var choices = Enumerable.Range(1, count).Select(i => new Choice($"c{i}")).ToList();
        Assert.Equal(form, FormOf(ChoiceFactory.ForChannel(channel, choices, "pick", null, null, conversationType)));
    }

    [Fact]
    public void A_title_too_long_for_a_button_makes_a_list() =>
        Assert.Equal("list", FormOf(ChoiceFactory.ForChannel(Channels.Emulator, [new Choice(new string('x', 21)), new Choice("y")], "pick", null, null)));

    [Fact]
    public void Strings_become_choices()
    {
        Assert.Equal(["a", "b"], ChoiceFactory.ToChoices(["a", "b"]).Select(choice => choice.Value));
        Assert.Empty(ChoiceFactory.ToChoices(null));
    }

    [Theory]
    [InlineData(Channels.Line, 13, 99)]
    [InlineData(Channels.Skype, 10, 3)]
    [InlineData(Channels.Kik, 20, -1)]
    [InlineData(Channels.Telegram, 100, -1)]
    [InlineData(Channels.DirectlineSpeech, 100, 100)]
    [InlineData(Channels.Msteams, -1, 50)]
    [InlineData(Channels.Slack, -1, 100)]
    [InlineData(Channels.Sms, -1, -1)]
    public void Channels_have_room_for_so_many_buttons(string channel, int suggested, int card)
    {
        Assert.Equal(suggested >= 0, Channel.SupportsSuggestedActions(channel, Math.Max(suggested, 1)));
        Assert.False(Channel.SupportsSuggestedActions(channel, suggested + 1 + (suggested < 0 ? 1 : 0)));
        Assert.Equal(card >= 0, Channel.SupportsCardActions(channel, Math.Max(card, 1)));
        Assert.False(Channel.SupportsCardActions(channel, card + 1 + (card < 0 ? 1 : 0)));
    }

    [Fact]
    public void Other_facts_about_channels()
    {
        Assert.False(Channel.HasMessageFeed(Channels.Cortana));
        Assert.True(Channel.HasMessageFeed(Channels.Emulator));
        Assert.Equal(20, Channel.MaxActionTitleLength(Channels.Emulator));
        var adapter = new Microsoft.Bot.Builder.Adapters.TestAdapter();
        Assert.Equal("line", Channel.GetChannelId(new TurnContext(adapter, new Activity { ChannelId = "line" })));
        Assert.Equal(string.Empty, Channel.GetChannelId(new TurnContext(adapter, new Activity())));
    }

    private static string FormOf(IMessageActivity message) =>
        message.SuggestedActions?.Actions?.Count > 0 ? "suggested"
        : message.Attachments?.Count > 0 ? "card"
        : message.Text.Contains('\n') ? "list"
        : "inline";
}
