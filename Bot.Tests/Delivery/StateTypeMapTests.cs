using TwilioBot.Delivery.State;

namespace TwilioBot.Tests.Delivery;

public class StateTypeMapTests
{
    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("a b")]
    [InlineData("a<b>")]
    [InlineData("TwilioBot.Thing, TwilioBot")]
    [InlineData("a[]")]
    [InlineData("long")]
    [InlineData("any")]
    [InlineData("json")]
    [InlineData("list")]
    [InlineData("caseless-map")]
    public void A_name_that_could_be_misread_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => new StateTypeMap().Add<Thing>(name));

    [Fact]
    public void A_name_means_one_type_and_a_type_has_one_name()
    {
        var map = new StateTypeMap().Add<Thing>("thing").Add<Thing>("thing");

        Assert.Throws<ArgumentException>(() => map.Add<Other>("thing"));
        Assert.Throws<ArgumentException>(() => map.Add<Thing>("another-name"));
        Assert.Throws<ArgumentException>(() => map.Add<Other>("activity"));
    }

    [Fact]
    public void A_registration_that_failed_leaves_nothing_behind()
    {
        var map = new StateTypeMap().Add<Thing>("thing");
        Assert.Throws<ArgumentException>(() => map.Add<Other>("thing"));
        Assert.Throws<ArgumentException>(() => map.Add<Thing>("other"));

        map.Add<Other>("other");

        Assert.IsType<Other>(new StateSerializer(map).Read(new StateSerializer(map).Write(new Other())));
    }

    [Theory]
    [InlineData(typeof(object))]
    [InlineData(typeof(string))]
    [InlineData(typeof(long))]
    [InlineData(typeof(IDisposable))]
    [InlineData(typeof(Stream))]
    [InlineData(typeof(List<>))]
    public void A_type_that_cannot_be_constructed_or_is_known_already_is_refused(Type type) =>
        Assert.Throws<ArgumentException>(() => new StateTypeMap().Add(type, "thing"));

    [Fact]
    public void A_closed_generic_type_may_have_a_name_of_its_own()
    {
        var serializer = new StateSerializer(new StateTypeMap().Add<Dictionary<int, string>>("floors"));

        Assert.Equal(
            new Dictionary<int, string> { [-1] = "cellar" },
            Assert.IsType<Dictionary<int, string>>(serializer.Read(serializer.Write(new Dictionary<int, string> { [-1] = "cellar" }))));
    }

    private sealed class Thing;

    private sealed class Other;
}
