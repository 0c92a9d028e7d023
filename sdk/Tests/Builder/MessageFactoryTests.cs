using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Builder;

public sealed class MessageFactoryTests
{
    [Fact]
    public void Text_speech_and_hint_are_taken_over()
    {
        var message = MessageFactory.Text("hi", "<speak/>", InputHints.IgnoringInput);
        Assert.Equal((ActivityTypes.Message, "hi", "<speak/>", InputHints.IgnoringInput), (message.Type, message.Text, message.Speak, message.InputHint));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Nothing_to_say_is_null_and_input_is_accepted(string text)
    {
        var message = MessageFactory.Text(text, text);
        Assert.Null(message.Text);
        Assert.Null(message.Speak);
        Assert.Equal(InputHints.AcceptingInput, message.InputHint);
    }

    [Fact]
    public void Suggested_texts_become_actions_that_say_them()
    {
        var message = MessageFactory.SuggestedActions(["one", "two"], "choose", "<speak/>", InputHints.ExpectingInput, ["alice"]);
        Assert.Equal("choose", message.Text);
        Assert.Equal(["alice"], message.SuggestedActions.To);
        Assert.Equal(
            [(ActionTypes.ImBack, "one", "one"), (ActionTypes.ImBack, "two", "two")],
            message.SuggestedActions.Actions.Select(action => (action.Type, action.Title, (string)action.Value)));
    }

    [Fact]
    public void Suggested_actions_are_taken_over()
    {
        var action = new CardAction { Title = "go" };
        Assert.Same(action, Assert.Single(MessageFactory.SuggestedActions(new HashSet<CardAction> { action }, null, null, null).SuggestedActions.Actions));
        Assert.Throws<ArgumentNullException>(() => MessageFactory.SuggestedActions((IEnumerable<string>)null, null, null, null));
        Assert.Throws<ArgumentNullException>(() => MessageFactory.SuggestedActions((IEnumerable<CardAction>)null, null, null, null));
    }

    [Fact]
    public void Attachments_come_as_a_list_or_as_a_carousel()
    {
        var first = new Attachment { Name = "1" };
        var second = new Attachment { Name = "2" };

        var one = MessageFactory.Attachment(first, "text");
        Assert.Equal("text", one.Text);
        Assert.Same(first, Assert.Single(one.Attachments));
        var list = MessageFactory.Attachment([first, second]);
        Assert.Equal((AttachmentLayoutTypes.List, 2), (list.AttachmentLayout, list.Attachments.Count));
        var carousel = MessageFactory.Carousel([first, second]);
        Assert.Equal((AttachmentLayoutTypes.Carousel, 2), (carousel.AttachmentLayout, carousel.Attachments.Count));

        Assert.Throws<ArgumentNullException>(() => MessageFactory.Attachment((Attachment)null));
        Assert.Throws<ArgumentNullException>(() => MessageFactory.Attachment((IEnumerable<Attachment>)null));
        Assert.Throws<ArgumentNullException>(() => MessageFactory.Carousel(null));
    }

    [Fact]
    public void Content_is_attached_by_its_address()
    {
        var attachment = Assert.Single(MessageFactory.ContentUrl("https://x/cat.jpg", "image/jpeg", "Cat").Attachments);
        Assert.Equal(("https://x/cat.jpg", "image/jpeg", "Cat"), (attachment.ContentUrl, attachment.ContentType, attachment.Name));
        Assert.Equal(string.Empty, MessageFactory.ContentUrl("https://x", "image/jpeg").Attachments[0].Name);
        Assert.Equal("url", Assert.Throws<ArgumentNullException>(() => MessageFactory.ContentUrl(" ", "image/jpeg")).ParamName);
        Assert.Equal("contentType", Assert.Throws<ArgumentNullException>(() => MessageFactory.ContentUrl("https://x", null)).ParamName);
    }
}
