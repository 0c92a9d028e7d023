using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Sdk.Tests.Schema;

public sealed class EntityTests
{
    [Fact]
    public void Entities_of_schema_org_know_their_type_whatever_they_are_told()
    {
        Assert.Equal(("mention", "mention"), (new Mention().Type, new Mention(type: "x").Type));
        Assert.Equal(("Place", "Place"), (new Place().Type, new Place(type: "x").Type));
        Assert.Equal(("GeoCoordinates", "GeoCoordinates"), (new GeoCoordinates().Type, new GeoCoordinates(type: "x").Type));
    }

    [Fact]
    public void An_entity_takes_over_the_members_of_an_object_and_gives_them_back()
    {
        var entity = new Entity();

        entity.SetAs(new GeoCoordinates(latitude: 19.43, longitude: -99.13, name: "Zócalo"));

        Assert.Equal("GeoCoordinates", entity.Type);
        Assert.Equal("Zócalo", (string)entity.Properties["name"]);
        Assert.Equal(-99.13, entity.GetAs<GeoCoordinates>().Longitude);
    }

    [Fact]
    public void A_type_is_recognised_whatever_the_case_of_its_name()
    {
        var entity = new Entity();

        entity.SetAs(new JObject { ["Type"] = "thing", ["Size"] = 3 });

        Assert.Equal("thing", entity.Type);
        Assert.Equal(3, (int)entity.Properties["Size"]);
    }

    [Fact]
    public void Entities_with_the_same_json_are_equal()
    {
        var one = new Entity("color") { Properties = new JObject { ["name"] = "red" } };
        var same = new Entity("color") { Properties = new JObject { ["name"] = "red" } };

        Assert.True(one.Equals(same));
        Assert.True(one.Equals((object)same));
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
    }

    [Fact]
    public void Entities_that_differ_in_type_members_or_class_are_not_equal()
    {
        var red = new Entity("color") { Properties = new JObject { ["name"] = "red" } };

        Assert.False(red.Equals(new Entity("colour") { Properties = red.Properties }));
        Assert.False(red.Equals(new Entity("color")));
        Assert.False(red.Equals((Entity)null));
        Assert.False(red.Equals((object)new JObject()));
        Assert.False(new Entity("Place").Equals((object)new Place()));
    }
}
