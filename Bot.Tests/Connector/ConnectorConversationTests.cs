using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Tests.Connector;

/// <summary>The conversation through <c>/api/messages</c>, with a connector service on loopback.</summary>
public sealed class ConnectorConversationTests : IAsyncLifetime
{
    private Cloud _cloud = null!;
    private BotServer _bot = null!;
    private PostingChannel _emulator = null!;

    public async Task InitializeAsync()
    {
        _cloud = await Cloud.StartAsync();
        _bot = await BotServer.DevelopmentAsync();
        _emulator = new PostingChannel(_bot.Http, _cloud);
    }

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _cloud.DisposeAsync();
    }

    [Fact]
    public async Task A_message_is_answered_in_its_conversation_as_a_reply_to_it()
    {
        var (status, replies) = await _emulator.TellAsync("talk", "hello");

        Assert.Equal(200, status);
        var reply = Assert.Single(replies);
        Assert.Equal("Hello.", (string?)reply["text"]);
        Assert.Equal("bot", (string?)reply["from"]!["id"]);
        Assert.Equal("person", (string?)reply["recipient"]!["id"]);
        Assert.Equal("talk", (string?)reply["conversation"]!["id"]);
        Assert.All(_cloud.Replies, asked => Assert.Equal("", asked.Authorization));
    }

    [Fact]
    public async Task A_dialog_goes_on_from_one_message_to_the_next_and_survives_a_name()
    {
        await _emulator.TellAsync("talk", "call me Bob");
        await _emulator.TellAsync("talk", "cookies");
        var (_, agreed) = await _emulator.TellAsync("talk", "oatmeal");
        var (_, name) = await _emulator.TellAsync("another talk of the same person", "who am I");

        Assert.Contains("oatmeal", (string?)Assert.Single(agreed)["text"], StringComparison.Ordinal);
        Assert.Contains("Bob", (string?)Assert.Single(name)["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_joins_is_greeted_once_and_the_bot_is_not()
    {
        var (_, itself) = await _emulator.PostAsync(Joined("bot"), "talk");
        var (_, first) = await _emulator.PostAsync(Joined("person"), "talk");
        var (_, again) = await _emulator.PostAsync(Joined("bot", "person"), "talk");
        var (_, other) = await _emulator.PostAsync(Joined("somebody else"), "talk");
        var (_, spanish) = await _emulator.PostAsync(With(Joined("person"), "locale", "es-ES"), "another talk");

        Assert.Empty(itself);
        Assert.Equal("Hello! I am a bot. Text **menu** to see what I can do.", (string?)Assert.Single(first)["text"]);
        Assert.Empty(again);
        Assert.Single(other);
        Assert.StartsWith("¡Hola!", (string?)Assert.Single(spanish)["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_join_at_the_same_time_are_each_greeted_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => _emulator.PostAsync(Joined(i % 2 == 0 ? "person" : "other"), "talk")));

        Assert.Equal(2, answers.Sum(answer => answer.Replies.Length));
    }

    [Fact]
    public async Task A_picture_is_an_attachment_that_can_be_fetched()
    {
        var (_, replies) = await _emulator.TellAsync("talk", "picture");

        var attachment = Assert.Single(Assert.Single(replies)["attachments"]!);
        Assert.Equal("image/png", (string?)attachment["contentType"]);
        using var picture = await _bot.Http.GetAsync(new Uri((string)attachment["contentUrl"]!));
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
        Assert.True(picture.IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_location_is_a_place_and_a_card_with_a_map()
    {
        var (_, replies) = await _emulator.TellAsync("talk", "where are you");

        var reply = Assert.Single(replies);
        var place = Assert.Single(reply["entities"]!, entity => (string?)entity["type"] == "Place");
        Assert.Equal("Twilio Inc", (string?)place["name"]);
        Assert.Equal(37.7879277, (double)place["geo"]!["latitude"]!, 7);
        var card = Assert.Single(reply["attachments"]!);
        Assert.Equal(HeroCard.ContentType, (string?)card["contentType"]);
        Assert.Equal("Twilio Inc", (string?)card["content"]!["title"]);
        Assert.Equal("375 Beale St, San Francisco, CA 94105", (string?)card["content"]!["subtitle"]);
        var button = Assert.Single(card["content"]!["buttons"]!);
        Assert.Equal("openUrl", (string?)button["type"]);
        Assert.Equal("https://www.google.com/maps/search/?api=1&query=37.7879277,-122.3937508", (string?)button["value"]);
    }

    [Fact]
    public async Task An_order_is_confirmed_with_the_words_of_its_template()
    {
        var (_, replies) = await _emulator.TellAsync("talk", "order");

        var confirmation = Assert.Single(replies);
        Assert.Equal(
            "Hi there! Thanks for placing an order with us. We’ll let you know once your order has been processed and delivered. Your order number is O12235234",
            (string?)confirmation["text"]);
        Assert.Equal("plain", (string?)confirmation["textFormat"]);
        Assert.Null(confirmation["channelData"]);
    }

    [Fact]
    public async Task The_menu_is_Markdown_and_can_be_tapped_where_the_channel_has_suggested_actions()
    {
        var (_, replies) = await _emulator.TellAsync("talk", "menu");
        var (_, bare) = await new PostingChannel(_bot.Http, _cloud, channel: "email").TellAsync("letters", "menu");

        var menu = Assert.Single(replies);
        Assert.Contains("**cookies**", (string?)menu["text"], StringComparison.Ordinal);
        var words = menu["suggestedActions"]!["actions"]!.Select(action => (string?)action["value"]).ToList();
        Assert.Contains("cookies", words);
        Assert.DoesNotContain("shutdown", words);
        Assert.All(menu["suggestedActions"]!["actions"]!, action => Assert.Equal("imBack", (string?)action["type"]));
        Assert.Null(Assert.Single(bare)["suggestedActions"]);
    }

    [Fact]
    public async Task A_picture_and_a_place_of_the_persons_are_acknowledged()
    {
        var picture = new JObject
        {
            ["type"] = "message",
            ["attachments"] = new JArray(new JObject { ["contentType"] = "image/png", ["contentUrl"] = "https://pictures.example/1.png" }),
        };

        var (_, replies) = await _emulator.PostAsync(picture, "talk");

        Assert.Equal("Thank you! I received 1 picture (image/png).", (string?)Assert.Single(replies)["text"]);
    }

    [Theory]
    [InlineData("typing", 200)]
    [InlineData("event", 200)]
    [InlineData("endOfConversation", 200)]
    [InlineData("messageReaction", 200)]
    [InlineData("contactRelationUpdate", 200)]
    [InlineData("installationUpdate", 200)]
    [InlineData("trace", 200)]
    [InlineData("messageDelete", 200)]
    [InlineData("conversationUpdate", 200)]
    [InlineData("something new", 200)]
    [InlineData("invoke", 501)]
    public async Task Other_kinds_get_the_frameworks_answer_and_no_words(string type, int expected)
    {
        var (status, replies) = await _emulator.PostAsync(new JObject { ["type"] = type, ["name"] = "x", ["value"] = new JObject() }, "talk");

        Assert.Equal(expected, status);
        Assert.Empty(replies);
    }

    [Theory]
    [InlineData("channelId")]
    [InlineData("conversation")]
    [InlineData("from")]
    [InlineData("serviceUrl")]
    [InlineData("type")]
    public async Task An_incomplete_activity_is_a_bad_request(string missing)
    {
        var activity = JObject.Parse("""{"type":"message","text":"hi","channelId":"emulator","serviceUrl":"http://127.0.0.1:1/","from":{"id":"p"},"recipient":{"id":"b"},"conversation":{"id":"c"}}""");
        activity.Remove(missing);
        using var content = new StringContent(activity.ToString());

        using var response = await _bot.Http.PostAsync(new Uri("/api/messages", UriKind.Relative), content);

        Assert.Equal(400, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("twilio-sms")]
    [InlineData("twilio-whatsapp")]
    public async Task Nobody_can_speak_here_for_a_person_who_texts(string channel)
    {
        using var content = new StringContent(
            $$$"""{"type":"message","text":"who am I","channelId":"{{{channel}}}","serviceUrl":"http://127.0.0.1:1/","from":{"id":"+12025550142"},"recipient":{"id":"b"},"conversation":{"id":"c"}}""");

        using var response = await _bot.Http.PostAsync(new Uri("/api/messages", UriKind.Relative), content);

        Assert.Equal(400, (int)response.StatusCode);
    }

    [Fact]
    public async Task An_activity_may_be_larger_than_a_webhook_but_not_larger_than_256_KiB()
    {
        var (large, _) = await _emulator.PostAsync(Sized(200 * 1024), "talk");
        var (tooLarge, _) = await _emulator.PostAsync(Sized(257 * 1024), "talk");

        Assert.Equal((200, 413), (large, tooLarge));
    }

    [Fact]
    public async Task A_turn_that_fails_is_apologised_for_and_one_whose_service_is_away_is_no_error()
    {
        _cloud.Refusing = true;
        var (refused, _) = await _emulator.TellAsync("talk", "hello");
        _cloud.Refusing = false;
        var (_, apology) = await _emulator.PostAsync(new JObject { ["type"] = "message", ["text"] = "hello", ["attachments"] = new JArray(JValue.CreateNull()) }, "talk");
        var (_, again) = await _emulator.TellAsync("talk", "hello");

        Assert.Equal(200, refused);
        Assert.Equal("Sorry, something went wrong on my side. Please try that again.", (string?)Assert.Single(apology)["text"]);
        Assert.Equal("Hello.", (string?)Assert.Single(again)["text"]);
    }

    [Fact]
    public async Task A_thousand_conversations_at_the_same_time_are_not_mixed_up()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 1000), new ParallelOptions { MaxDegreeOfParallelism = 100 }, async (i, _) =>
        {
            var (conversation, person) = ($"talk-{i}", $"person-{i}");
            Assert.Contains($"Person{i}", await OneAsync($"call me Person{i}"), StringComparison.Ordinal);
            await _emulator.TellAsync(conversation, "cookies", person);
            Assert.Contains($"flavour {i} ", await OneAsync($"flavour {i} indeed"), StringComparison.Ordinal);
            Assert.Contains($"Person{i}", await OneAsync("who am I"), StringComparison.Ordinal);

            async Task<string> OneAsync(string text)
            {
                var (status, replies) = await _emulator.TellAsync(conversation, text, person);
                Assert.Equal(200, status);
                var reply = Assert.Single(replies);
                Assert.Equal((conversation, person), ((string?)reply["conversation"]!["id"], (string?)reply["recipient"]!["id"]));
                return (string)reply["text"]!;
            }
        });
    }

    private static JObject Joined(params string[] ids) => new()
    {
        ["type"] = "conversationUpdate",
        ["membersAdded"] = new JArray(ids.Select(id => new JObject { ["id"] = id })),
    };

    private static JObject With(JObject activity, string name, string value)
    {
        activity[name] = value;
        return activity;
    }

    private static JObject Sized(int length) => new() { ["type"] = "event", ["name"] = "large", ["value"] = new string('x', length) };
}
