using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Sdk.Tests.Schema;

public sealed class ActivityJsonTests
{
    [Fact]
    public void Members_that_the_type_does_not_know_are_kept_and_written_again()
    {
        const string Json = """{"type":"message","mine":{"a":1},"from":{"id":"u","mood":"good"},"conversation":{"id":"c","size":2}}""";

        var activity = JsonConvert.DeserializeObject<Activity>(Json);

        Assert.Equal(1, activity.Properties["mine"].Value<int>("a"));
        Assert.Equal("good", (string)activity.From.Properties["mood"]);
        Assert.Equal(2, (int)activity.Conversation.Properties["size"]);
        var settings = new JsonSerializerSettings { NullValueHandling = NullValueHandling.Ignore };
        Assert.True(JToken.DeepEquals(JObject.Parse(Json), JObject.Parse(JsonConvert.SerializeObject(activity, settings))));
    }

    [Fact]
    public void Nulls_are_written_unless_the_settings_leave_them_out()
    {
        Assert.Contains("\"text\":null", JsonConvert.SerializeObject(new Activity()));
    }

    [Fact]
    public void Channel_data_and_value_come_back_as_json()
    {
        var activity = JsonConvert.DeserializeObject<Activity>("""{"channelData":{"a":1},"value":[1,2]}""");

        Assert.IsType<JObject>(activity.ChannelData);
        Assert.IsType<JArray>(activity.Value);
    }

    [Fact]
    public void Times_keep_their_offset()
    {
        var local = new DateTimeOffset(2026, 11, 21, 9, 30, 0, TimeSpan.FromHours(-6));

        var json = JsonConvert.SerializeObject(new Activity { LocalTimestamp = local, LocalTimezone = "America/Mexico_City" });

        Assert.Contains("2026-11-21T09:30:00-06:00", json);
        Assert.Equal(local, JsonConvert.DeserializeObject<Activity>(json).LocalTimestamp);
    }

    [Fact]
    public void An_entity_in_an_activity_keeps_its_members_until_its_type_is_asked_for()
    {
        var activity = JsonConvert.DeserializeObject<Activity>(
            """{"entities":[{"type":"Place","name":"Zócalo","geo":{"type":"GeoCoordinates","latitude":19.43}}]}""");

        var place = activity.Entities[0].GetAs<Place>();

        Assert.Equal("Zócalo", place.Name);
        Assert.Equal(19.43, ((JObject)place.Geo).ToObject<GeoCoordinates>().Latitude);
    }
}
