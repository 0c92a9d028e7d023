using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Schema;

public sealed class CardTests
{
    public static TheoryData<object, Attachment, string> Cards
    {
        get
        {
            var (hero, thumbnail, signin, receipt) = (new HeroCard(), new ThumbnailCard(), new SigninCard(), new ReceiptCard());
            var (audio, video, animation, oauth) = (new AudioCard(), new VideoCard(), new AnimationCard(), new OAuthCard());
            return new()
            {
                { hero, hero.ToAttachment(), "application/vnd.microsoft.card.hero" },
                { thumbnail, thumbnail.ToAttachment(), "application/vnd.microsoft.card.thumbnail" },
                { signin, signin.ToAttachment(), "application/vnd.microsoft.card.signin" },
                { receipt, receipt.ToAttachment(), "application/vnd.microsoft.card.receipt" },
                { audio, audio.ToAttachment(), "application/vnd.microsoft.card.audio" },
                { video, video.ToAttachment(), "application/vnd.microsoft.card.video" },
                { animation, animation.ToAttachment(), "application/vnd.microsoft.card.animation" },
                { oauth, oauth.ToAttachment(), "application/vnd.microsoft.card.oauth" },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void A_card_becomes_an_attachment_of_its_content_type(object card, Attachment attachment, string contentType)
    {
        Assert.Same(card, attachment.Content);
        Assert.Equal(contentType, attachment.ContentType);
        Assert.Null(attachment.ContentUrl);
    }

    [Fact]
    public void A_text_is_a_button_that_shows_and_answers_it()
    {
        CardAction action = "Yes";

        Assert.Equal(("Yes", "Yes"), (action.Title, action.Value));
        Assert.Null(action.Type);
        Assert.Equal("No", CardAction.FromString("No").Value);
    }

    [Fact]
    public void A_sign_in_card_has_one_button_that_leads_to_the_page()
    {
        var card = SigninCard.Create("Please sign in", "Sign in", "https://login.example/");

        Assert.Equal("Please sign in", card.Text);
        var button = Assert.Single(card.Buttons);
        Assert.Equal((ActionTypes.Signin, "Sign in", "https://login.example/"), (button.Type, button.Title, button.Value));
    }

    [Fact]
    public void Suggested_actions_are_made_from_any_sequence()
    {
        var actions = new SuggestedActions(Enumerable.Repeat("user-1", 1), new[] { "A", "B" }.Select(CardAction.FromString));

        Assert.Equal(["user-1"], actions.To);
        Assert.Equal(["A", "B"], actions.Actions.Select(action => action.Title));
    }
}
