using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Sdk.Tests.Builder;

public sealed class ActivityHandlerTests
{
    private readonly RecordingAdapter _adapter = new();

    [Fact]
    public async Task A_turn_needs_an_activity_with_a_type()
    {
        var bot = new RecordingBot();
        Assert.Equal("turnContext", (await Assert.ThrowsAsync<ArgumentNullException>(() => bot.OnTurnAsync(null))).ParamName);
        await Assert.ThrowsAsync<ArgumentException>(() => bot.OnTurnAsync(Turn.With(new Activity())));
    }

    public static TheoryData<string, string> Kinds => new()
    {
        { ActivityTypes.Message, "message" },
        { ActivityTypes.MessageUpdate, "message update" },
        { ActivityTypes.MessageDelete, "message delete" },
        { ActivityTypes.EndOfConversation, "end" },
        { ActivityTypes.Typing, "typing" },
        { ActivityTypes.Command, "command" },
        { ActivityTypes.CommandResult, "command result" },
        { ActivityTypes.ContactRelationUpdate, "unrecognized" },
        { "something.new", "unrecognized" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_kind_of_activity_has_its_method(string type, string expected)
        => Assert.Equal([expected], await Handle(new Activity(type)));

    [Fact]
    public async Task The_default_methods_do_nothing()
    {
        foreach (var type in Kinds.Select(row => (string)((object[])row)[0]))
        {
            await new ActivityHandler().OnTurnAsync(Turn.With(new Activity(type), _adapter));
        }

        Assert.Empty(_adapter.Sent);
    }

    [Theory]
    [InlineData("alice", "added alice")]
    [InlineData("alice bot", "added alice bot")]
    [InlineData("bot", null)]
    [InlineData("", null)]
    public async Task Members_that_join_are_reported_unless_it_was_the_bot_alone(string ids, string expected)
    {
        var activity = Update();
        activity.MembersAdded = Accounts(ids);
        Assert.Equal(expected == null ? ["update"] : ["update", expected], await Handle(activity));
    }

    [Theory]
    [InlineData("alice", "removed alice")]
    [InlineData("bot", null)]
    public async Task Members_that_leave_are_reported_unless_it_was_the_bot_alone(string ids, string expected)
    {
        var activity = Update();
        activity.MembersRemoved = Accounts(ids);
        Assert.Equal(expected == null ? ["update"] : ["update", expected], await Handle(activity));
    }

    [Fact]
    public async Task Of_members_that_join_and_leave_at_once_those_that_join_are_reported()
    {
        var activity = Update();
        activity.MembersAdded = Accounts("alice");
        activity.MembersRemoved = Accounts("carol");
        Assert.Equal(["update", "added alice"], await Handle(activity));
    }

    [Fact]
    public async Task Reactions_are_reported_added_ones_first()
    {
        var activity = new Activity(ActivityTypes.MessageReaction)
        {
            ReactionsAdded = [new MessageReaction("sad")],
            ReactionsRemoved = [new MessageReaction("angry")],
        };
        Assert.Equal(["reaction", "added sad", "removed angry"], await Handle(activity));
    }

    [Theory]
    [InlineData("tokens/response", "token")]
    [InlineData("other", "event")]
    public async Task Token_responses_are_told_from_other_events(string name, string expected)
        => Assert.Equal([expected], await Handle(new Activity(ActivityTypes.Event) { Name = name }));

    [Theory]
    [InlineData("add", "installed")]
    [InlineData("add-upgrade", "installed")]
    [InlineData("remove", "uninstalled")]
    [InlineData("remove-upgrade", "uninstalled")]
    [InlineData("other", null)]
    public async Task Installations_are_told_apart_by_their_action(string action, string expected)
    {
        var activity = new Activity(ActivityTypes.InstallationUpdate) { Action = action };
        Assert.Equal(expected == null ? [] : [expected], await Handle(activity));
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("signin/verifyState")]
    [InlineData("signin/tokenExchange")]
    public async Task Invokes_that_a_bot_does_not_handle_are_not_implemented(string name)
        => Assert.Equal(501, (await Invoke(new ActivityHandler(), name, null)).Status);

    [Theory]
    [InlineData("signin/verifyState")]
    [InlineData("signin/tokenExchange")]
    public async Task A_handled_sign_in_is_answered_with_ok(string name)
    {
        var response = await Invoke(new RecordingBot(), name, null);
        Assert.Equal((200, null), (response.Status, response.Body));
    }

    [Fact]
    public async Task A_bot_that_answers_by_itself_is_not_answered_over()
    {
        var turn = Turn.With(new Activity(ActivityTypes.Invoke) { Name = "x" }, _adapter);
        turn.TurnState.Add(BotAdapter.InvokeResponseKey, new Activity(ActivityTypesEx.InvokeResponse));
        await new ActivityHandler().OnTurnAsync(turn);
        Assert.Empty(_adapter.Sent);
    }

    [Theory]
    [InlineData(null, "Missing value property")]
    [InlineData("text", "Value property is not properly formed")]
    [InlineData("{\"action\":[1]}", "Value property is not properly formed")]
    [InlineData("{}", "Missing action property")]
    [InlineData("{\"action\":{\"type\":\"Action.Submit\"}}", "The action 'Action.Submit'is not supported.")]
    public async Task Incomplete_adaptive_card_actions_are_bad_requests(string value, string message)
    {
        var response = await Invoke(new RecordingBot(), "adaptiveCard/action", Value(value));
        AssertBadRequest(response, message);
    }

    [Fact]
    public async Task A_complete_adaptive_card_action_is_handled()
    {
        var response = await Invoke(new RecordingBot(), "adaptiveCard/action", JObject.Parse("{\"action\":{\"type\":\"Action.Execute\",\"verb\":\"go\"}}"));
        Assert.Equal("go", Assert.IsType<AdaptiveCardInvokeResponse>(response.Body).Value);
        Assert.Equal(501, (await Invoke(new ActivityHandler(), "adaptiveCard/action", JObject.Parse("{\"action\":{\"type\":\"Action.Execute\"}}"))).Status);
    }

    [Theory]
    [InlineData(null, "Missing value property for search")]
    [InlineData("text", "Value property is not properly formed for search")]
    [InlineData("{\"queryOptions\":[1]}", "Value property is not valid for search")]
    [InlineData("{\"queryText\":\"q\"}", "Missing Kind property for search")]
    [InlineData("{\"kind\":\"search\"}", "Missing QueryText property for search")]
    public async Task Incomplete_searches_are_bad_requests(string value, string message)
        => AssertBadRequest(await Invoke(new RecordingBot(), "application/search", Value(value)), message);

    [Fact]
    public async Task A_complete_search_is_handled_and_teams_may_leave_the_kind_out()
    {
        var response = await Invoke(new RecordingBot(), "application/search", JObject.Parse("{\"kind\":\"typeahead\",\"queryText\":\"q\"}"));
        Assert.Equal("typeahead q", Assert.IsType<SearchInvokeResponse>(response.Body).Value);

        var teams = await Invoke(new RecordingBot(), "application/search", JObject.Parse("{\"queryText\":\"q\"}"), Channels.Msteams);
        Assert.Equal("search q", Assert.IsType<SearchInvokeResponse>(teams.Body).Value);
    }

    private static void AssertBadRequest(InvokeResponse response, string message)
    {
        Assert.Equal(400, response.Status);
        var body = Assert.IsType<AdaptiveCardInvokeResponse>(response.Body);
        Assert.Equal(((int)HttpStatusCode.BadRequest, "application/vnd.microsoft.error"), (body.StatusCode, body.Type));
        Assert.Equal(message, Assert.IsType<Error>(body.Value).Message);
    }

    private static object Value(string value)
        => value?.StartsWith('{') == true ? JObject.Parse(value) : value;

    private static Activity Update() => new(ActivityTypes.ConversationUpdate) { Recipient = new ChannelAccount("bot") };

    private static List<ChannelAccount> Accounts(string ids)
        => [.. ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => new ChannelAccount(id))];

    private async Task<List<string>> Handle(Activity activity)
    {
        var bot = new RecordingBot();
        await bot.OnTurnAsync(Turn.With(activity, _adapter));
        return bot.Calls;
    }

    private async Task<InvokeResponse> Invoke(ActivityHandler bot, string name, object value, string channelId = "sms")
    {
        _adapter.Sent.Clear();
        await bot.OnTurnAsync(Turn.With(new Activity(ActivityTypes.Invoke) { Name = name, Value = value, ChannelId = channelId }, _adapter));
        var answer = Assert.Single(_adapter.Sent);
        Assert.Equal(ActivityTypesEx.InvokeResponse, answer.Type);
        return Assert.IsType<InvokeResponse>(answer.Value);
    }
}
