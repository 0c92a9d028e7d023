using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Sdk.Tests.Schema;

public sealed class ActivityContentTests
{
    public static TheoryData<Activity, bool> Contents => new()
    {
        { new Activity(), false },
        { new Activity { Text = "hi" }, true },
        { new Activity { Text = " \t" }, false },
        { new Activity { Summary = "short" }, true },
        { new Activity { Attachments = new List<Attachment>() }, false },
        { new Activity { Attachments = [new Attachment()] }, true },
        { new Activity { ChannelData = new object() }, true },
        { new Activity { Entities = [new Entity()], Speak = "hi", Value = 1 }, false },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void Text_summary_attachments_and_channel_data_are_content(Activity activity, bool expected)
        => Assert.Equal(expected, activity.HasContent());

    [Fact]
    public void Channel_data_from_json_is_read_as_the_type_that_is_asked_for()
    {
        var activity = new Activity { ChannelData = JObject.Parse("""{"id":"42"}""") };

        Assert.Equal("42", activity.GetChannelData<ResourceResponse>().Id);
    }

    [Fact]
    public void Channel_data_of_the_type_that_is_asked_for_is_handed_out_itself()
    {
        var data = new ResourceResponse("42");
        var activity = new Activity { ChannelData = data };

        Assert.Same(data, activity.GetChannelData<ResourceResponse>());
        Assert.True(activity.TryGetChannelData(out ResourceResponse found));
        Assert.Same(data, found);
    }

    [Fact]
    public void No_channel_data_is_the_default_of_the_type()
    {
        var activity = new Activity();

        Assert.Null(activity.GetChannelData<ResourceResponse>());
        Assert.Equal(0, activity.GetChannelData<int>());
        Assert.False(activity.TryGetChannelData(out ResourceResponse found));
        Assert.Null(found);
    }

    [Fact]
    public void Channel_data_of_another_type_is_refused()
    {
        var activity = new Activity { ChannelData = "text" };

        Assert.Throws<InvalidCastException>(() => activity.GetChannelData<ResourceResponse>());
        Assert.False(activity.TryGetChannelData(out ResourceResponse found));
        Assert.Null(found);
    }

    [Fact]
    public void Mentions_are_found_among_the_entities_whatever_the_case_of_their_type()
    {
        var activity = new Activity
        {
            Entities =
            [
                JObject.Parse("""{"type":"Mention","text":"@ana","mentioned":{"id":"user-1","name":"Ana"}}""").ToObject<Entity>(),
                new Mention(new ChannelAccount("user-2"), "@luis"),
                new Place(name: "Home"),
            ],
        };

        var mentions = activity.GetMentions();

        Assert.Equal(["user-1", "user-2"], mentions.Select(mention => mention.Mentioned.Id));
        Assert.Equal(["@ana", "@luis"], mentions.Select(mention => mention.Text));
    }

    [Fact]
    public void Without_entities_there_are_no_mentions() => Assert.Empty(new Activity().GetMentions());
}
