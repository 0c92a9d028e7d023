using Microsoft.Bot.Builder.Dialogs;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Sdk.Tests.Dialogs;

public sealed class ObjectPathTests
{
    private static readonly object Plain = new
    {
        test = "test",
        options = new { Age = 15, FirstName = "joe" },
        bar = new { numIndex = 2, strIndex = "FirstName", objIndex = "options", options = new Person { Age = 1, FirstName = "jim" }, numbers = new[] { 1, 2, 3, 4, 5 } },
    };

    public static TheoryData<object> Sources => [Plain, JObject.FromObject(Plain)];

    [Theory]
    [MemberData(nameof(Sources), DisableDiscoveryEnumeration = true)]
    public void Values_are_found_in_objects_and_in_json(object source)
    {
        Assert.Same(source, ObjectPath.GetPathValue<object>(source, string.Empty));
        Assert.Equal("test", ObjectPath.GetPathValue<string>(source, "test"));
        Assert.Equal(1, ObjectPath.GetPathValue<int>(source, "bar.options.age"));
        Assert.Equal("joe", ObjectPath.GetPathValue<Person>(source, "options").FirstName);
        Assert.Equal(5, ObjectPath.GetPathValue<int[]>(source, "bar.numbers").Length);
        Assert.Equal(2, ObjectPath.GetPathValue<int>(source, "bar.numbers[1]"));
        Assert.Equal(1, ObjectPath.GetPathValue<int>(source, "bar['options'].Age"));
        Assert.Equal(3, ObjectPath.GetPathValue<int>(source, "bar.numbers[bar.numIndex]"));
        Assert.Equal(2, ObjectPath.GetPathValue<int>(source, "bar.numbers[bar[bar.objIndex].Age]"));
        Assert.Equal("jim", ObjectPath.GetPathValue<string>(source, "bar.options[bar.strIndex]"));
        Assert.True(ObjectPath.HasValue(source, "bar"));
        Assert.True(ObjectPath.ContainsProperty(source, "bar"));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("bar.missing.deeper")]
    [InlineData("bar.numbers[9]")]
    [InlineData("bar.numbers[missing]")]
    [InlineData("bar[")]
    [InlineData(".bar")]
    public void What_is_not_there_is_not_found(string path)
    {
        Assert.False(ObjectPath.TryGetPathValue<object>(Plain, path, out _));
        Assert.Equal(99, ObjectPath.GetPathValue(Plain, path, 99));
        Assert.Throws<KeyNotFoundException>(() => ObjectPath.GetPathValue<int>(Plain, path));
    }

    [Fact]
    public void Values_of_every_kind_come_back_as_they_went_in()
    {
        RoundTrip(true);
        RoundTrip(byte.MaxValue);
        RoundTrip(short.MaxValue);
        RoundTrip(int.MaxValue);
        RoundTrip(long.MaxValue);
        RoundTrip(uint.MaxValue);
        RoundTrip(ulong.MaxValue);
        RoundTrip(float.MaxValue);
        RoundTrip(double.MaxValue);
        RoundTrip(decimal.MaxValue);
        RoundTrip(new DateTime(2026, 11, 21, 1, 2, 3, DateTimeKind.Utc));
        RoundTrip(new DateTimeOffset(2026, 11, 21, 1, 2, 3, TimeSpan.FromHours(2)));
        RoundTrip(TypeCode.Empty);
        RoundTrip("2021-11-30T23:59:59.000Z");

        static void RoundTrip<T>(T value)
        {
            foreach (var path in new[] { "value", "deep.value", "list[0]" })
            {
                var target = new Dictionary<string, object>();
                ObjectPath.SetPathValue(target, path, value);
                Assert.Equal(value, ObjectPath.GetPathValue<T>(target, path));
            }
        }
    }

    [Fact]
    public void Null_counts_as_nothing()
    {
        var target = new Dictionary<string, object>();
        ObjectPath.SetPathValue(target, "x", null);
        Assert.False(ObjectPath.TryGetPathValue<object>(target, "x", out _));
    }

    [Fact]
    public void Removing_takes_a_name_away_and_empties_a_position()
    {
        var target = new Dictionary<string, object>();
        ObjectPath.SetPathValue(target, "x.y", 15);
        ObjectPath.SetPathValue(target, "x.a[1]", "yabba");
        ObjectPath.SetPathValue(target, "x.a[0]", "dabba");
        ObjectPath.RemovePathValue(target, "x.y");
        ObjectPath.RemovePathValue(target, "x.a[1]");
        ObjectPath.RemovePathValue(target, "no.where");

        Assert.False(ObjectPath.HasValue(target, "x.y"));
        Assert.False(ObjectPath.HasValue(target, "x.a[1]"));
        Assert.Equal("dabba", ObjectPath.GetPathValue<string>(target, "x.a[0]"));
    }

    [Fact]
    public void Properties_of_objects_can_be_set()
    {
        var person = new Person();
        ObjectPath.SetPathValue(person, "firstname", "Ana");
        ObjectPath.SetPathValue(person, "Age", "7");
        Assert.Equal(("Ana", 7), (person.FirstName, person.Age));
    }

    [Fact]
    public void An_overlay_wins_where_it_has_values()
    {
        var start = new Person { FirstName = "Fred", LastName = "Smith", Age = 22 };
        var merged = ObjectPath.Merge(start, new Person { LastName = "Grant" });
        Assert.Equal(("Fred", "Grant", 22), (merged.FirstName, merged.LastName, merged.Age));
        Assert.Equal("Eva", ObjectPath.Assign<Person>(new { FirstName = "Ana" }, JObject.FromObject(new { firstName = "Eva" })).FirstName);
        Assert.Equal("Fred", ObjectPath.Assign<Person>(start, null).FirstName);
        Assert.Equal("Fred", ObjectPath.Assign<Person>(null, start).FirstName);
        Assert.NotSame(start, ObjectPath.Clone(start));
    }

    private sealed class Person
    {
        public string FirstName { get; set; }

        public string LastName { get; set; }

        public int? Age { get; set; }
    }
}
