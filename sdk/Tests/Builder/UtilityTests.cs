using System.Text;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Sdk.Tests.Builder;

public sealed class UtilityTests
{
    [Fact]
    public void Long_text_is_cut_and_short_text_is_not()
    {
        Assert.Equal("abcdef", StringUtils.Ellipsis("abcdef", 6));
        Assert.Equal("abc...", StringUtils.Ellipsis("abcdef", 3));
        Assert.Equal(string.Empty, StringUtils.Ellipsis((string)null, 3));
        Assert.Equal("abc...", StringUtils.Ellipsis(new StringBuilder("abcdef"), 3).ToString());
        Assert.Equal("abc", StringUtils.Ellipsis(new StringBuilder("abc"), 3).ToString());
    }

    [Fact]
    public void Cut_text_may_carry_a_hash_of_the_whole()
    {
        Assert.Equal("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=", StringUtils.Hash("abc"));
        Assert.Equal("abc", StringUtils.EllipsisHash("abc", 3));
        Assert.Equal("a..." + StringUtils.Hash("abc"), StringUtils.EllipsisHash("abc", 1));
        Assert.Equal("a..." + StringUtils.Hash("abc"), StringUtils.EllipsisHash(new StringBuilder("abc"), 1).ToString());
        Assert.NotEqual(StringUtils.EllipsisHash("abc", 1), StringUtils.EllipsisHash("abd", 1));
    }

    [Fact]
    public void Both_slashes_are_separators()
    {
        var expected = Path.Combine("a", "b", "c");
        Assert.Equal(expected, PathUtils.NormalizePath("a/b\\c"));
        Assert.Equal(expected, PathUtils.NormalizePath("a\\b/c"));
    }

    [Fact]
    public void A_handover_is_asked_for_with_context_and_transcript()
    {
        var turn = Turn.With();
        var handoff = (Activity)EventFactory.CreateHandoffInitiation(turn, new { Skill = "any" }, new Transcript([MessageFactory.Text("hello")]));

        Assert.Equal((ActivityTypes.Event, HandoffEventNames.InitiateHandoff, "in-1"), (handoff.Type, handoff.Name, handoff.ReplyToId));
        Assert.Equal("any", ((JObject)handoff.Value).Value<string>("Skill"));
        Assert.Equal(("alice", "talk", "sms"), (handoff.From.Id, handoff.RelatesTo.Conversation.Id, handoff.ChannelId));
        var attachment = Assert.Single(handoff.Attachments);
        Assert.Equal(("Transcript", "application/json"), (attachment.Name, attachment.ContentType));
        Assert.Equal("sms", Assert.Single(((Transcript)attachment.Content).Activities).ChannelId);
        Assert.Throws<ArgumentNullException>(() => EventFactory.CreateHandoffInitiation(null, "text"));
        Assert.Equal("text", EventFactory.CreateHandoffInitiation(turn, "text").Value.ToString());
    }

    [Fact]
    public void The_status_of_a_handover_is_an_object_with_an_optional_message()
    {
        var failed = EventFactory.CreateHandoffStatus(new ConversationAccount(id: "talk"), "failed", "timed out");
        Assert.Equal(HandoffEventNames.HandoffStatus, failed.Name);
        Assert.Equal("{\"state\":\"failed\",\"message\":\"timed out\"}", JsonConvert.SerializeObject(failed.Value));
        Assert.NotNull(failed.Id);
        Assert.NotNull(((Activity)failed).Attachments);
        Assert.Equal("{\"state\":\"accepted\"}", JsonConvert.SerializeObject(EventFactory.CreateHandoffStatus(new ConversationAccount(), "accepted").Value));
        Assert.Throws<ArgumentNullException>(() => EventFactory.CreateHandoffStatus(null, "accepted"));
        Assert.Throws<ArgumentNullException>(() => EventFactory.CreateHandoffStatus(new ConversationAccount(), null));
    }

    [Theory]
    [InlineData(Channels.Skype, "<at id=\"28:x\">botname</at>", "botname")]
    [InlineData(Channels.Skype, "botname", "botname")]
    [InlineData(Channels.Msteams, "<at>botname</at>", "<at>botname</at>")]
    public async Task Mentions_of_skype_lose_their_tags(string channel, string text, string expected)
    {
        var message = Turn.Message("botname hello");
        message.ChannelId = channel;
        var mention = new Entity("mention") { Properties = new JObject { ["text"] = text } };
        message.Entities = [mention];

        await new SkypeMentionNormalizeMiddleware().OnTurnAsync(Turn.With(message), _ => Task.CompletedTask);

        Assert.Equal(expected, (string)mention.Properties["text"]);
    }

    [Fact]
    public void Messages_are_read_without_nulls_and_in_universal_time()
    {
        var settings = MessageSerializerSettings.Create();
        Assert.Equal(NullValueHandling.Ignore, settings.NullValueHandling);
        Assert.Equal(DateTimeZoneHandling.Utc, settings.DateTimeZoneHandling);
        Assert.Equal(ReferenceLoopHandling.Serialize, settings.ReferenceLoopHandling);
        Assert.NotSame(settings, MessageSerializerSettings.Create());
    }

    [Fact]
    public void Assertions_refuse_what_is_missing()
    {
        Assert.Throws<ArgumentNullException>(() => BotAssert.ActivityNotNull(null));
        Assert.Throws<ArgumentNullException>(() => BotAssert.ContextNotNull(null));
        Assert.Throws<ArgumentNullException>(() => BotAssert.ConversationReferenceNotNull(null));
        Assert.Throws<ArgumentNullException>(() => BotAssert.ActivityListNotNull(null));
        Assert.Throws<ArgumentNullException>(() => BotAssert.ActivityListNotNull([null]));
        Assert.Throws<ArgumentNullException>(() => BotAssert.MiddlewareNotNull((IMiddleware)null));
        Assert.Throws<ArgumentNullException>(() => BotAssert.MiddlewareNotNull((IEnumerable<IMiddleware>)null));
        Assert.Throws<ArgumentNullException>(() => BotAssert.MiddlewareNotNull([(IMiddleware)null]));
        BotAssert.ActivityListNotNull([new Activity()]);
        BotAssert.MiddlewareNotNull([new MiddlewareSet()]);
    }

    [Theory]
    [InlineData(true, "\"text\": \"hi\"")]
    [InlineData(false, "Alice [message]")]
    public async Task Transcripts_can_be_traced(bool wholeActivity, string expected)
    {
        using var writer = new StringWriter();
        using var listener = new System.Diagnostics.TextWriterTraceListener(writer);
        System.Diagnostics.Trace.Listeners.Add(listener);
        try
        {
            await new TraceTranscriptLogger(wholeActivity).LogActivityAsync(Turn.Message());
        }
        finally
        {
            System.Diagnostics.Trace.Listeners.Remove(listener);
        }

        Assert.Contains(expected, writer.ToString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentNullException>(() => new TraceTranscriptLogger().LogActivityAsync(null));
    }
}
