using Microsoft.Bot.Schema;
using TwilioBot.Delivery.State;

namespace TwilioBot.Tests.Delivery;

/// <summary>What holds nothing takes no room, and is nothing again.</summary>
public sealed class StateNullTests
{
    private static readonly StateSerializer Serializer = new(new StateTypeMap().Add<Filled>("filled").Add<Fragile>("fragile").Add<Strict>("strict").Add<Made>("made"));

    [Fact]
    public void Members_without_a_value_are_left_out()
    {
        var json = Serializer.Write(new Activity { Text = "What should I call you?" });

        Assert.DoesNotContain("null", json, StringComparison.Ordinal);
        var back = Assert.IsType<Activity>(Serializer.Read(json));
        Assert.Equal("What should I call you?", back.Text);
        Assert.All(
            typeof(Activity).GetProperties().Where(property => property.Name != nameof(Activity.Text)),
            property => Assert.Equivalent(property.GetValue(new Activity()), property.GetValue(back)));
    }

    [Fact]
    public void What_earlier_versions_wrote_is_read()
    {
        var back = Assert.IsType<Activity>(Serializer.Read("""{"$type":"activity","$value":{"type":null,"text":"hello","value":null,"entities":null}}"""));

        Assert.Equal(("hello", null, null), (back.Text, back.Type, back.Value));
    }

    [Fact]
    public void What_its_constructor_fills_stays_empty_when_it_was_emptied()
    {
        var back = Assert.IsType<Filled>(Serializer.Read(Serializer.Write(new Filled { Name = null, Notes = null, Other = null })));

        Assert.Equal((null, null, null), (back.Name, back.Notes, back.Other));
    }

    [Fact]
    public void In_lists_and_dictionaries_nothing_is_a_value()
    {
        var bag = new Dictionary<string, object?> { ["a"] = null, ["list"] = new List<object?> { null, 1 } };

        var back = Assert.IsType<Dictionary<string, object?>>(Serializer.Read(Serializer.Write(bag)));

        Assert.Equal(bag.Keys, back.Keys);
        Assert.Equal([null, 1], Assert.IsType<List<object?>>(back["list"]));
    }

    [Fact]
    public void A_constructor_that_cannot_run_now_does_not_keep_a_state_from_being_written()
    {
        var fragile = new Fragile(mayBeMade: true) { Name = "x" };

        Assert.Equal("""{"$type":"fragile","$value":{"Name":"x","Other":null}}""", Serializer.Write(fragile));
    }

    [Fact]
    public void Nor_does_a_member_that_a_new_object_cannot_answer_for()
    {
        var json = Serializer.Write(new Strict { Name = "x" });

        Assert.Equal("x", Assert.IsType<Strict>(Serializer.Read(json)).Name);
    }

    [Fact]
    public void What_is_made_from_its_members_is_given_all_of_them()
    {
        var json = Serializer.Write(new Made("x", null));

        Assert.Equal("""{"$type":"made","$value":{"Name":"x","Other":null}}""", json);
        Assert.Equal(new Made("x", null), Serializer.Read(json));
    }

    public sealed class Filled
    {
        public string? Name { get; set; } = "nobody";

        public IList<string>? Notes { get; set; } = ["none"];

        public string? Other { get; set; }
    }

    public sealed class Fragile
    {
        public Fragile() => throw new NotSupportedException("not now");

        public Fragile(bool mayBeMade) => Assert.True(mayBeMade);

        public string? Name { get; set; }

        public string? Other { get; set; }
    }

    public sealed class Strict
    {
        private string? _name;

        public string Name
        {
            get => _name ?? throw new InvalidOperationException("It has no name yet.");
            set => _name = value;
        }

        public string? Other { get; set; }
    }

    public sealed record Made(string Name, string? Other);
}
