using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Builder;

public sealed class TestFlowTests
{
    private const uint Soon = 50;

    [Fact]
    public async Task A_matching_conversation_passes()
    {
        await Echo()
            .Test("one", "echo one")
            .Send("two").AssertReply("echo two")
            .Send("three").AssertReplyContains("three")
            .Send("four").AssertReplyOneOf(["no", "echo four"])
            .Test("five", reply => Assert.Equal("echo five", reply.AsMessageActivity().Text))
            .AssertNoReply(timeout: Soon)
            .StartTestAsync();
    }

    [Fact]
    public async Task A_wrong_text_is_told_with_what_was_expected_and_received()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => Echo().Test("one", "two", "greeting").StartTestAsync());
        Assert.Equal("greeting:\nExpected:two\nReceived:echo one", exception.Message);
    }

    [Fact]
    public async Task Surrounding_space_does_not_matter()
        => await Echo().Test("one", "  echo one ").StartTestAsync();

    [Fact]
    public async Task A_wrong_part_and_wrong_candidates_are_told()
    {
        var part = await Assert.ThrowsAsync<InvalidOperationException>(() => Echo().Send("one").AssertReplyContains("two").StartTestAsync());
        Assert.Equal("Expected:two\nReceived:echo one", part.Message);
        var candidates = await Assert.ThrowsAsync<InvalidOperationException>(() => Echo().Send("one").AssertReplyOneOf(["a", "b"]).StartTestAsync());
        Assert.Contains("echo one", candidates.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_of_another_type_is_told()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Echo().Send("one").AssertReply(new Activity(ActivityTypes.Typing), "kind").StartTestAsync());
        Assert.Equal("kind: Type should match", exception.Message);
    }

    [Fact]
    public async Task Waiting_for_a_reply_that_never_comes_ends_at_the_time_limit()
    {
        var exception = await Assert.ThrowsAsync<TaskCanceledException>(() => Silent().Send("one").AssertReply("never", timeout: Soon).StartTestAsync());
        Assert.Equal("never: no reply within 50 ms", exception.Message);
    }

    [Fact]
    public async Task A_reply_where_none_was_expected_fails()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => Echo().Send("one").AssertNoReply("quiet", Soon).StartTestAsync());
        Assert.Contains("quiet", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_in_a_step_ends_the_flow_with_it()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Echo().Test("one", _ => throw new InvalidOperationException("mine")).Test("two", "echo two").StartTestAsync());
        Assert.Equal("mine", exception.Message);
    }

    [Fact]
    public async Task An_equality_comparer_decides_in_place_of_the_text()
    {
        var expected = MessageFactory.Text("ECHO ONE");
        await Echo().Send("one").AssertReply(expected, new IgnoringCase()).StartTestAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Echo().Send("two").AssertReply(expected, new IgnoringCase()).StartTestAsync());
    }

    [Fact]
    public async Task A_transcript_is_played_by_role()
    {
        IActivity[] transcript =
        [
            new Activity(ActivityTypes.Message, text: "one", from: new ChannelAccount("user1", role: "user")),
            new Activity(ActivityTypes.Message, text: "echo one", from: new ChannelAccount("bot", role: "bot")),
        ];
        await Echo().Test(transcript).StartTestAsync();

        var compared = new List<(string Expected, string Actual)>();
        await Echo()
            .Test(transcript, (expected, actual) => compared.Add((expected.AsMessageActivity().Text, actual.AsMessageActivity().Text)))
            .StartTestAsync();
        Assert.Equal([("echo one", "echo one")], compared);
    }

    [Fact]
    public async Task A_conversation_update_adds_the_user()
    {
        var joined = new List<string>();
        await new TestFlow(Turn.TestAdapter(), (context, _) =>
        {
            joined.AddRange(context.Activity.MembersAdded.Select(member => member.Id));
            return Task.CompletedTask;
        }).SendConversationUpdate().StartTestAsync();

        Assert.Equal(["user1"], joined);
    }

    [Fact]
    public void Arguments_are_checked_at_once()
    {
        var flow = Silent();
        Assert.Throws<ArgumentNullException>(() => flow.Send((string)null));
        Assert.Throws<ArgumentNullException>(() => flow.Send((IActivity)null));
        Assert.Throws<ArgumentNullException>(() => flow.Test("x", (string)null));
        Assert.Throws<ArgumentNullException>(() => flow.Test("x", (Activity)null));
        Assert.Throws<ArgumentNullException>(() => flow.Test("x", (Action<IActivity>)null));
        Assert.Throws<ArgumentNullException>(() => flow.Test((IEnumerable<IActivity>)null));
        Assert.Throws<ArgumentNullException>(() => flow.AssertReplyOneOf(null));
    }

    private static TestFlow Silent() => new(Turn.TestAdapter(), (_, _) => Task.CompletedTask);

    private static TestFlow Echo() => new(
        Turn.TestAdapter(),
        (context, cancellation) => context.SendActivityAsync($"echo {context.Activity.Text}", cancellationToken: cancellation));

    private sealed class IgnoringCase : IEqualityComparer<IActivity>
    {
        public bool Equals(IActivity x, IActivity y)
            => string.Equals(x.AsMessageActivity().Text, y.AsMessageActivity().Text, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode(IActivity obj) => 0;
    }
}
