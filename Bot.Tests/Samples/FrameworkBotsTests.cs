using System.Collections.Concurrent;
using FrameworkBots;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace TwilioBot.Tests.Samples;

/// <summary>Bots written as for the Bot Framework, driven as its users drive theirs.</summary>
public sealed class FrameworkBotsTests
{
    [Fact]
    public Task Echo_says_back_what_it_is_told() => new TestFlow(new TestAdapter(), new EchoBot())
        .Test("hello", "Echo: hello")
        .Test("hello again", "Echo: hello again")
        .StartTestAsync();

    [Fact]
    public Task A_newcomer_is_welcomed_by_name_and_introduced_to_once() =>
        new TestFlow(new TestAdapter(), new WelcomeBot(new UserState(new MemoryStorage())))
        .SendConversationUpdate()
        .AssertReply("Welcome! Hello, User1.")
        .Test("hi", WelcomeBot.Introduction)
        .Test("hi", "You said hi")
        .StartTestAsync();

    [Fact]
    public async Task The_bot_does_not_welcome_itself()
    {
        var adapter = new TestAdapter();
        var joined = (Activity)Activity.CreateConversationUpdateActivity();
        joined.MembersAdded = [adapter.Conversation.Bot];

        await new TestFlow(adapter, new WelcomeBot(new UserState(new MemoryStorage()))).Send(joined).StartTestAsync();

        Assert.Empty(adapter.ActiveQueue);
    }

    [Fact]
    public async Task A_name_goes_with_the_person_and_a_count_with_the_conversation()
    {
        var storage = new MemoryStorage();
        var bot = new StateBot(new ConversationState(storage), new UserState(storage));
        await new TestFlow(new TestAdapter(TestAdapter.CreateConversation("first")), bot)
            .Test("hi", "What is your name?")
            .Test(" Ana ", "Thanks Ana.")
            .Test("one more", "Ana sent message 3 on test: one more")
            .StartTestAsync();

        await new TestFlow(new TestAdapter(TestAdapter.CreateConversation("second")), bot)
            .Test("hi", "Ana sent message 1 on test: hi")
            .StartTestAsync();
    }

    [Theory]
    [InlineData("hero", HeroCard.ContentType)]
    [InlineData("thumbnail", ThumbnailCard.ContentType)]
    [InlineData("receipt", ReceiptCard.ContentType)]
    [InlineData("sign in", SigninCard.ContentType)]
    [InlineData("video", VideoCard.ContentType)]
    [InlineData("audio", AudioCard.ContentType)]
    [InlineData("animation", AnimationCard.ContentType)]
    [InlineData("picture", "image/png")]
    public Task Each_kind_of_attachment_is_sent_by_name(string kind, string contentType) => new TestFlow(new TestAdapter(), new CardsBot())
        .Send(kind)
        .AssertReply(reply => Assert.Equal(contentType, Assert.Single(reply.AsMessageActivity().Attachments).ContentType))
        .StartTestAsync();

    [Fact]
    public Task Several_cards_are_laid_out_side_by_side() => new TestFlow(new TestAdapter(), new CardsBot())
        .Send("all")
        .AssertReply(reply =>
        {
            Assert.Equal(AttachmentLayoutTypes.Carousel, reply.AsMessageActivity().AttachmentLayout);
            Assert.Equal(3, reply.AsMessageActivity().Attachments.Count);
        })
        .StartTestAsync();

    [Fact]
    public Task Files_that_arrive_are_counted_and_named()
    {
        var message = (Activity)MessageFactory.Attachment(
        [
            new Attachment("image/png", "https://example.com/a", name: "a.png"),
            new Attachment("image/png", "https://example.com/b", name: "b.png"),
        ]);
        return new TestFlow(new TestAdapter(), new CardsBot())
            .Send(message)
            .AssertReply("Received 2: a.png, b.png")
            .StartTestAsync();
    }

    [Fact]
    public Task Colours_are_offered_to_tap_on_until_one_is_tapped() => new TestFlow(new TestAdapter(), new SuggestedActionsBot())
        .SendConversationUpdate()
        .AssertReply(reply => AssertOffers(reply, "What is your favourite colour?"))
        .Send("green")
        .AssertReply(reply => AssertOffers(reply, "Please tap one of the colours."))
        .Send("blue")
        .AssertReply(reply => AssertOffers(reply, "Blue it is. Another?"))
        .StartTestAsync();

    [Fact]
    public async Task News_reaches_everybody_who_wrote_where_they_wrote()
    {
        var references = new ConcurrentDictionary<string, ConversationReference>();
        var adapter = new TestAdapter(TestAdapter.CreateConversation("news", "Ana"));
        await new TestFlow(adapter, new ProactiveBot(references)).Test("tell me", "I will tell you when there is news.").StartTestAsync();

        await new Notifier(adapter, references, "app-id").NotifyAsync("The boat is back.");

        var news = adapter.GetNextReply();
        Assert.Equal("The boat is back.", news.AsMessageActivity().Text);
        Assert.Equal(("news", "ana"), (news.Conversation.Id, news.Recipient.Id));
        Assert.Null(adapter.GetNextReply());
    }

    [Fact]
    public async Task A_bot_that_fails_apologises_and_starts_the_conversation_afresh()
    {
        var conversationState = new ConversationState(new MemoryStorage());
        var turns = conversationState.CreateProperty<int>("turns");
        var adapter = new TestAdapter(sendTraceActivity: true);
        adapter.UseErrorHandling(conversationState);

        await new TestFlow(adapter, async (turnContext, cancellationToken) =>
            {
                var turn = await turns.GetAsync(turnContext, () => 0, cancellationToken) + 1;
                await turns.SetAsync(turnContext, turn, cancellationToken);
                await conversationState.SaveChangesAsync(turnContext, cancellationToken: cancellationToken);
                if (turn == 2)
                {
                    throw new InvalidOperationException("Broken.");
                }

                await turnContext.SendActivityAsync($"Turn {turn}", cancellationToken: cancellationToken);
            })
            .Test("a", "Turn 1")
            .Test("b", "Something went wrong. Please try again.")
            .AssertReply(reply => Assert.Equal(("TurnError", "Broken."), (((Activity)reply).Label, ((Activity)reply).Value)))
            .Test("c", "Turn 1")
            .StartTestAsync();
    }

    private static void AssertOffers(IActivity reply, string text)
    {
        var message = reply.AsMessageActivity();
        Assert.Equal(text, message.Text);
        Assert.Equal(["Red", "Yellow", "Blue"], message.SuggestedActions.Actions.Select(action => (string)action.Value));
    }
}
