using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Sdk.Tests.Conformance;

/// <summary>What goes over the wire is what channels and other SDKs expect, whatever they add to it.</summary>
public sealed class SchemaJsonTests
{
    public static TheoryData<string, object> Shapes => new()
    {
        {
            """{"type":"imBack","title":"A","image":null,"text":null,"displayText":null,"value":"a","channelData":null,"imageAltText":null}""",
            new CardAction(ActionTypes.ImBack, "A", value: "a")
        },
        { """{"url":"u","alt":"text","tap":null}""", new CardImage("u", "text") },
        { """{"key":"k","value":"v"}""", new Fact("k", "v") },
        { """{"url":"u","profile":"p"}""", new MediaUrl("u", "p") },
        { """{"url":"u","alt":"a"}""", new ThumbnailUrl("u", "a") },
        { """{"type":"like"}""", new MessageReaction("like") },
        { """{"id":"r"}""", new ResourceResponse("r") },
        { """{"to":["a"],"actions":null}""", new SuggestedActions(["a"]) },
        { """{"text":"t","occurrence":2}""", new TextHighlight("t", 2) },
        { """{"id":"a","name":"b","aadObjectId":"c","role":"user"}""", new ChannelAccount("a", "b", RoleTypes.User, "c") },
        { """{"code":"c","message":"m","innerHttpError":null}""", new Error("c", "m") },
        { """{"error":{"code":"c","message":"m","innerHttpError":null}}""", new ErrorResponse(new Error("c", "m")) },
        { """{"statusCode":404,"body":{"a":1}}""", new InnerHttpError(404, JObject.Parse("""{"a":1}""")) },
        { """{"contentType":"image/png","contentUrl":"u","content":null,"name":"n","thumbnailUrl":"t"}""", new Attachment("image/png", "u", null, "n", "t") },
        { """{"viewId":"original","size":3}""", new AttachmentView("original", 3) },
        { """{"id":"c","activityId":"a","serviceUrl":"s"}""", new ConversationResourceResponse("a", "s", "c") },
        { """{"activities":[]}""", new ExpectedReplies([]) },
        { """{"connectionName":"n","channelId":"c","token":"t","expiration":"e"}""", new TokenResponse("c", "n", "t", "e") },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Members_have_their_wire_names_and_nothing_is_left_out(string expected, object value)
        => Assert.True(JToken.DeepEquals(JObject.Parse(expected), JObject.FromObject(value)), JsonConvert.SerializeObject(value));

    [Fact]
    public void An_activity_writes_every_member_it_has()
    {
        string[] expected =
        [
            "type", "id", "timestamp", "localTimestamp", "localTimezone", "callerId", "serviceUrl", "channelId", "from", "conversation",
            "recipient", "textFormat", "attachmentLayout", "membersAdded", "membersRemoved", "reactionsAdded", "reactionsRemoved", "topicName",
            "historyDisclosed", "locale", "text", "speak", "inputHint", "summary", "suggestedActions", "attachments", "entities", "channelData",
            "action", "replyToId", "label", "valueType", "value", "name", "relatesTo", "code", "expiration", "importance", "deliveryMode",
            "listenFor", "textHighlights", "semanticAction",
        ];

        Assert.Equal(expected.Order(), JObject.FromObject(new Activity()).Properties().Select(property => property.Name).Order());
    }

    [Theory]
    [InlineData("""{"type":"message","custom":{"deep":[1,2]}}""", typeof(Activity))]
    [InlineData("""{"contentType":"a/b","custom":1}""", typeof(Attachment))]
    [InlineData("""{"id":"a","custom":"x"}""", typeof(ChannelAccount))]
    [InlineData("""{"id":"a","custom":"x"}""", typeof(ConversationAccount))]
    [InlineData("""{"type":"clientInfo","locale":"en-US","platform":"Web"}""", typeof(Entity))]
    [InlineData("""{"token":"t","custom":true}""", typeof(TokenResponse))]
    public void Members_nobody_knows_survive(string json, Type type)
    {
        var read = JsonConvert.DeserializeObject(json, type);

        var written = JObject.FromObject(read);
        Assert.All(JObject.Parse(json).Properties(), property => Assert.True(JToken.DeepEquals(property.Value, written[property.Name])));
    }

    [Fact]
    public void Times_keep_their_offset()
    {
        const string Json = """{"type":"message","timestamp":"2026-11-21T10:00:00Z","localTimestamp":"2026-11-21T12:30:00+02:30"}""";

        var activity = JsonConvert.DeserializeObject<Activity>(Json, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None });

        Assert.Equal(new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero), activity.Timestamp);
        Assert.Equal(TimeSpan.FromMinutes(150), activity.LocalTimestamp.Value.Offset);
    }

    [Fact]
    public void Entities_can_be_read_as_a_type_of_ones_own_and_made_of_one()
    {
        var entity = new Entity();
        entity.SetAs(new Place(name: "Harbour", geo: new GeoCoordinates(latitude: 1.5, longitude: -2)));

        Assert.Equal("Place", entity.Type);
        Assert.Equal("Harbour", (string)entity.Properties["name"]);
        Assert.Equal("Harbour", entity.GetAs<Place>().Name);
        Assert.Equal(entity, JsonConvert.DeserializeObject<Entity>(JsonConvert.SerializeObject(entity)));
    }

    [Theory]
    [InlineData(typeof(Place), "Place")]
    [InlineData(typeof(GeoCoordinates), "GeoCoordinates")]
    [InlineData(typeof(Mention), "mention")]
    public void Entities_know_their_type(Type type, string expected) => Assert.Equal(expected, ((Entity)Activator.CreateInstance(type)).Type);

    [Theory]
    [InlineData("message", "message", true)]
    [InlineData("MESSAGE", "message", true)]
    [InlineData("message/card", "message", true)]
    [InlineData("messageReaction", "message", false)]
    [InlineData(null, "message", false)]
    [InlineData("event", "message", false)]
    public void A_kind_is_told_by_its_type_and_whatever_is_below_it(string type, string kind, bool expected)
        => Assert.Equal(expected, kind == "message" && new Activity(type).AsMessageActivity() != null);

    [Fact]
    public void A_text_is_an_action_of_no_type_that_answers_with_it()
    {
        CardAction action = "Yes";

        Assert.Equal((null, "Yes", "Yes"), (action.Type, action.Title, (string)action.Value));
    }

    [Theory]
    [InlineData(HeroCard.ContentType, "application/vnd.microsoft.card.hero")]
    [InlineData(ThumbnailCard.ContentType, "application/vnd.microsoft.card.thumbnail")]
    [InlineData(ReceiptCard.ContentType, "application/vnd.microsoft.card.receipt")]
    [InlineData(SigninCard.ContentType, "application/vnd.microsoft.card.signin")]
    [InlineData(AudioCard.ContentType, "application/vnd.microsoft.card.audio")]
    [InlineData(VideoCard.ContentType, "application/vnd.microsoft.card.video")]
    [InlineData(AnimationCard.ContentType, "application/vnd.microsoft.card.animation")]
    [InlineData(OAuthCard.ContentType, "application/vnd.microsoft.card.oauth")]
    [InlineData(Activity.ContentType, "application/vnd.microsoft.activity")]
    public void Cards_have_their_content_types(string actual, string expected) => Assert.Equal(expected, actual);

    [Fact]
    public void A_sign_in_card_has_one_button_that_signs_in()
    {
        var card = SigninCard.Create("Please", "Sign in", "https://example.com");

        var button = Assert.Single(card.Buttons);
        Assert.Equal(("Please", ActionTypes.Signin, "Sign in", "https://example.com"), (card.Text, button.Type, button.Title, (string)button.Value));
    }

    [Fact]
    public void A_continuation_is_an_event_that_relates_to_its_reference()
    {
        var reference = new ConversationReference("a", new ChannelAccount("u"), new ChannelAccount("b"), new ConversationAccount(id: "c"), "test", "s")
        {
            Locale = "es-ES",
        };

        var activity = reference.GetContinuationActivity();

        Assert.Equal((ActivityTypes.Event, ActivityEventNames.ContinueConversation, "es-ES"), (activity.Type, activity.Name, activity.Locale));
        Assert.Equal(("u", "b", "c"), (activity.From.Id, activity.Recipient.Id, activity.Conversation.Id));
        Assert.Equal(("test", "s"), (activity.ChannelId, activity.ServiceUrl));
        Assert.Same(reference, activity.RelatesTo);
        Assert.True(Guid.TryParse(activity.Id, out _));
    }

    [Theory]
    [InlineData(ActivityTypes.ConversationUpdate, "directline", false)]
    [InlineData(ActivityTypes.ConversationUpdate, "webchat", false)]
    [InlineData(ActivityTypes.ConversationUpdate, "test", true)]
    [InlineData(ActivityTypes.Message, "webchat", true)]
    public void Made_up_ids_are_not_replied_to(string type, string channel, bool replied)
    {
        var activity = new Activity(type, id: "1")
        {
            ChannelId = channel, From = new ChannelAccount("u"), Recipient = new ChannelAccount("b"), Conversation = new ConversationAccount(id: "c"),
        };

        var expected = replied ? "1" : null;
        Assert.Equal(expected, activity.GetConversationReference().ActivityId);
        Assert.Equal(expected, activity.CreateReply("x").ReplyToId);
        Assert.Equal(expected, activity.CreateTrace("x").ReplyToId);
    }

    [Fact]
    public void Replies_and_traces_of_activities_from_nobody_have_empty_accounts()
    {
        var activity = new Activity(ActivityTypes.Message) { Conversation = new ConversationAccount(id: "c") };

        Assert.Null(activity.CreateReply().Recipient.Id);
        Assert.Null(activity.CreateTrace("x").From.Id);
        Assert.Equal(string.Empty, activity.CreateReply().Text);
    }

    [Theory]
    [InlineData(null, "<at>Bot</at> hello\n")]
    [InlineData("<at>Bot</at>", "<AT>bot</AT> hello")]
    [InlineData("@Bot", "hello @bot")]
    public void The_mention_of_the_recipient_is_taken_out_of_the_text(string mentionText, string text)
    {
        var mention = new Mention(new ChannelAccount("b", "Bot"), mentionText);
        var activity = new Activity(ActivityTypes.Message, text: text)
        {
            Recipient = new ChannelAccount("b"), Entities = [JObject.FromObject(mention).ToObject<Entity>()],
        };

        Assert.True(activity.MentionsRecipient());
        Assert.Equal("hello", activity.RemoveRecipientMention());
        Assert.Equal("hello", activity.Text);
    }

    [Fact]
    public void Channel_data_is_read_as_any_type_it_fits()
    {
        var activity = new Activity { ChannelData = JObject.Parse("""{"id":"1"}""") };

        Assert.Equal("1", activity.GetChannelData<ChannelAccount>().Id);
        Assert.True(activity.TryGetChannelData<ResourceResponse>(out var typed));
        Assert.Equal("1", typed.Id);
        activity.ChannelData = "text";
        Assert.False(activity.TryGetChannelData<ResourceResponse>(out var none));
        Assert.Null(none);
        activity.ChannelData = null;
        Assert.False(activity.TryGetChannelData<ResourceResponse>(out _));
        Assert.Null(activity.GetChannelData<ResourceResponse>());
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("https://a", false)]
    [InlineData("HTTP://a", false)]
    [InlineData("urn:botframework:WebSocket:wss://a", true)]
    public void Streaming_connections_have_no_web_address(string serviceUrl, bool expected)
        => Assert.Equal(expected, new Activity { ServiceUrl = serviceUrl }.IsFromStreamingConnection());

    [Fact]
    public void Fresh_activities_have_their_type_and_empty_lists()
    {
        Assert.Equal(ActivityTypes.Message, Activity.CreateMessageActivity().Type);
        Assert.Empty(Activity.CreateMessageActivity().Attachments);
        Assert.Empty(Activity.CreateMessageActivity().Entities);
        Assert.Empty(Activity.CreateConversationUpdateActivity().MembersAdded);
        Assert.Empty(Activity.CreateConversationUpdateActivity().MembersRemoved);
        Assert.Equal(ActivityTypes.Typing, Activity.CreateTypingActivity().Type);
        Assert.Equal(ActivityTypes.EndOfConversation, Activity.CreateEndOfConversationActivity().Type);
        Assert.Equal(ActivityTypes.Event, Activity.CreateEventActivity().Type);
        Assert.Equal(ActivityTypes.Invoke, Activity.CreateInvokeActivity().Type);
        Assert.Equal(ActivityTypes.Handoff, Activity.CreateHandoffActivity().Type);
        Assert.Equal(ActivityTypes.ContactRelationUpdate, Activity.CreateContactRelationUpdateActivity().Type);
    }

    [Fact]
    public void A_trace_names_the_type_of_its_value_and_its_caller()
    {
        var trace = Activity.CreateTraceActivity("name", value: new Fact("k", "v"));

        Assert.Equal("Fact", trace.ValueType);
        Assert.Equal(nameof(A_trace_names_the_type_of_its_value_and_its_caller), trace.Label);
        Assert.Null(Activity.CreateTraceActivity("name").ValueType);
    }
}
