using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace FrameworkBots;

/// <summary>Answers the name of a kind of attachment with one of that kind, and counts the files it is sent.</summary>
public class CardsBot : ActivityHandler
{
    private const string Picture = "https://example.com/harbour.png";

    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        if (turnContext.Activity.Attachments is { Count: > 0 } received)
        {
            var names = string.Join(", ", received.Select(each => each.Name));
            await turnContext.SendActivityAsync($"Received {received.Count}: {names}", cancellationToken: cancellationToken);
            return;
        }

        var reply = turnContext.Activity.Text?.Trim().ToUpperInvariant() switch
        {
            "PICTURE" => MessageFactory.ContentUrl(Picture, "image/png", "harbour", "The harbour at dawn"),
            "HERO" => MessageFactory.Attachment(Hero().ToAttachment()),
            "THUMBNAIL" => MessageFactory.Attachment(Thumbnail().ToAttachment()),
            "RECEIPT" => MessageFactory.Attachment(Receipt().ToAttachment()),
            "SIGN IN" => MessageFactory.Attachment(SigninCard.Create("Sign in to go on", "Sign in", "https://example.com/sign-in").ToAttachment()),
            "VIDEO" => MessageFactory.Attachment(Video().ToAttachment()),
            "AUDIO" => MessageFactory.Attachment(Audio().ToAttachment()),
            "ANIMATION" => MessageFactory.Attachment(Animation().ToAttachment()),
            "ALL" => MessageFactory.Carousel([Hero().ToAttachment(), Thumbnail().ToAttachment(), Receipt().ToAttachment()]),
            _ => MessageFactory.Text("Picture, hero, thumbnail, receipt, sign in, video, audio, animation or all?"),
        };
        await turnContext.SendActivityAsync(reply, cancellationToken);
    }

    private static HeroCard Hero() => new()
    {
        Title = "Harbour tour",
        Subtitle = "Every day at ten",
        Text = "Two hours by boat.",
        Images = [new CardImage(Picture)],
        Buttons =
        [
            new CardAction(ActionTypes.OpenUrl, "Read more", value: "https://example.com/tour"),
            new CardAction(ActionTypes.ImBack, "Book", value: "book"),
        ],
    };

    private static ThumbnailCard Thumbnail() => new()
    {
        Title = "Harbour tour",
        Images = [new CardImage(Picture, "The harbour")],
        Buttons = [new CardAction(ActionTypes.PostBack, "Tell me when", value: "when")],
    };

    private static ReceiptCard Receipt() => new()
    {
        Title = "Ana Lima",
        Facts = [new Fact("Order", "1234"), new Fact("Paid by", "Card")],
        Items = [new ReceiptItem("Harbour tour", price: "38.00", quantity: "2", image: new CardImage(Picture))],
        Tax = "7.60",
        Total = "83.60",
        Buttons = [new CardAction(ActionTypes.OpenUrl, "More", value: "https://example.com/orders/1234")],
    };

    private static VideoCard Video() => new()
    {
        Title = "The tour in a minute",
        Image = new ThumbnailUrl(Picture),
        Media = [new MediaUrl("https://example.com/tour.mp4")],
    };

    private static AudioCard Audio() => new()
    {
        Title = "What the captain says",
        Media = [new MediaUrl("https://example.com/captain.mp3")],
        Autostart = false,
    };

    private static AnimationCard Animation() => new()
    {
        Title = "Waves",
        Media = [new MediaUrl("https://example.com/waves.gif")],
    };
}
