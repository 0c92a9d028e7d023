using Newtonsoft.Json.Linq;
using TwilioBot.Delivery.State;

namespace TwilioBot.Tests.Delivery;

public class StateSerializerRefusalTests
{
    private static readonly StateSerializer Serializer = new(new StateTypeMap().Add<Basket>("basket").Add<Fruit>("fruit").Add<Apple>("apple").Add<Link>("link"));

    private static string RefusedToWrite(object value) =>
        Assert.Throws<StateSerializerException>(() => Serializer.Write(new Dictionary<string, object> { ["profile"] = value })).Message;

    private static string RefusedToRead(string json) => Assert.Throws<StateSerializerException>(() => Serializer.Read(json)).Message;

    [Fact]
    public void A_type_without_a_name_is_refused_when_it_is_written_and_the_message_says_what_to_do()
    {
        var message = RefusedToWrite(new Stranger());

        Assert.Contains(typeof(Stranger).ToString(), message, StringComparison.Ordinal);
        Assert.Contains("at 'profile'", message, StringComparison.Ordinal);
        Assert.Contains("map.Add<Stranger>(", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_message_says_where_the_stranger_sits()
    {
        var nested = new List<object> { 1, new Basket { Content = new Dictionary<string, object> { ["deep"] = new Stranger() } } };

        Assert.Contains(" at 'profile[].Content.deep', ", RefusedToWrite(nested), StringComparison.Ordinal);
    }

    [Fact]
    public void Collections_of_strangers_are_strange()
    {
        RefusedToWrite(new List<Stranger>());
        RefusedToWrite(new Stranger[1]);
        RefusedToWrite(new Dictionary<string, Stranger>());
        RefusedToWrite(new Dictionary<int, string>());
        RefusedToWrite(Enumerable.Range(0, 3).Select(n => n));
        RefusedToWrite(DayOfWeek.Friday);
        RefusedToWrite((1, 2));
        RefusedToWrite(new { Anonymous = true });
        RefusedToWrite(new object());
        RefusedToWrite(new Basket { Best = new Pear() });
    }

    [Fact]
    public void State_that_refers_to_itself_is_refused()
    {
        var bag = new Dictionary<string, object>();
        bag["self"] = bag;
        var basket = new Basket();
        basket.Content = basket;

        RefusedToWrite(bag);
        RefusedToWrite(basket);
    }

    [Fact]
    public void What_is_too_deep_to_be_read_is_too_deep_to_be_written()
    {
        static object Nest(int levels)
        {
            object value = "end";
            for (var i = 0; i < levels; i++)
            {
                value = new Dictionary<string, object> { ["a"] = value };
            }

            return value;
        }

        Assert.NotNull(Serializer.Read(Serializer.Write(Nest(100))));
        Assert.NotNull(Serializer.Read(Serializer.Write(Nest(StateSerializer.MaxDepth))));
        RefusedToWrite(Nest(StateSerializer.MaxDepth + 1));
        RefusedToWrite(Nest(20_000));
    }

    [Fact]
    public void A_chain_without_end_is_refused_before_the_stack_is()
    {
        var chain = new Link();
        var json = new JArray();
        for (var i = 0; i < 20_000; i++)
        {
            chain = new Link { Next = chain };
            json = [json];
        }

        RefusedToWrite(chain);
        RefusedToWrite(json);
    }

    [Theory]
    [InlineData("""{"a":{"$type":"System.IO.FileInfo, System.IO.FileSystem","$value":{}}}""")]
    [InlineData("""{"a":{"$type":"System.Windows.Data.ObjectDataProvider, PresentationFramework","$value":{"MethodName":"Start"}}}""")]
    [InlineData("""{"a":{"$type":"list<System.String>","$value":[]}}""")]
    [InlineData("""{"a":{"$type":"stranger","$value":{}}}""")]
    [InlineData("""{"a":{"$type":"","$value":{}}}""")]
    [InlineData("""{"a":{"$type":"caseless-","$value":{}}}""")]
    [InlineData("""{"a":{"$type":"map<","$value":{}}}""")]
    public void A_name_that_nobody_registered_constructs_nothing(string json) =>
        Assert.Contains("not registered", RefusedToRead(json), StringComparison.Ordinal);

    [Fact]
    public void A_name_of_a_million_brackets_is_not_looked_up() =>
        RefusedToRead($$"""{"$type":"int{{string.Concat(Enumerable.Repeat("[]", 500_000))}}","$value":[]}""");

    [Theory]
    [InlineData("""{"$type":"System.IO.FileInfo, System.IO.FileSystem","FileName":"x"}""")]
    [InlineData("""{"$type":"fruit"}""")]
    [InlineData("""{"$type":5,"$value":1}""")]
    [InlineData("""{"$type":"long","$value":"1","more":1}""")]
    [InlineData("""{"$type":"long","$value":1}""")]
    [InlineData("""{"$type":"long","$value":"one"}""")]
    [InlineData("""{"$type":"long","$value":"99999999999999999999"}""")]
    [InlineData("""{"$type":"guid","$value":"x"}""")]
    [InlineData("""{"$type":"bytes","$value":"%%"}""")]
    [InlineData("""{"$type":"basket","$value":{"Best":{"$type":"basket","$value":{}}}}""")]
    [InlineData("""{"$type":"basket","$value":[1]}""")]
    [InlineData("""{"$type":"caseless-list<int>","$value":[1]}""")]
    [InlineData("""{"$type":"caseless-map<int>","$value":{"a":1,"A":2}}""")]
    [InlineData("""{"$type":"list<int>","$value":{"a":1}}""")]
    [InlineData("""{"$type":"list<decimal>","$value":[{}]}""")]
    [InlineData("""{"$type":"json","$value":{"$type":"guid","$value":"x"}}""")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":1} {"b":2}""")]
    [InlineData("""{"a":""")]
    [InlineData("")]
    [InlineData("<html>")]
    public void Text_that_this_program_did_not_write_is_refused_with_a_reason(string json) => Assert.NotEmpty(RefusedToRead(json));

    [Fact]
    public void Text_nested_without_end_is_refused()
    {
        RefusedToRead(new string('[', 100_000));
        RefusedToRead(string.Concat(Enumerable.Repeat("""{"$type":"list<any>","$value":[""", 50_000)));
    }

    [Fact]
    public void Damaged_text_is_either_read_or_refused()
    {
        var whole = Serializer.Write(new Dictionary<string, object>
        {
            ["basket"] = new Basket { Content = new List<object> { 1L, 2.5m, new DateOnly(2026, 11, 21), (string[])["x"] }, Best = new Apple() },
            ["json"] = new JObject { ["$type"] = "x", ["when"] = new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc) },
            ["blind"] = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["a"] = 1 },
        });
        const string Splinters = "{}[]\",:0a$<>-.";
        var random = new Random(20261121);
        var (read, refused) = (0, 0);
        for (var i = 0; i < 5_000; i++)
        {
            var at = random.Next(whole.Length);
            var damaged = random.Next(3) switch
            {
                0 => whole.Remove(at, Math.Min(random.Next(1, 8), whole.Length - at)),
                1 => whole.Insert(at, Splinters[random.Next(Splinters.Length)].ToString()),
                _ => whole[..at] + Splinters[random.Next(Splinters.Length)] + whole[(at + 1)..],
            };
            try
            {
                Serializer.Read(damaged);
                read++;
            }
            catch (StateSerializerException)
            {
                refused++;
            }
        }

        Assert.True(read > 0 && refused > 0);
    }

    [Fact]
    public void References_in_stored_text_point_nowhere()
    {
        var back = (Dictionary<string, object>)Serializer.Read("""{"a":{"$id":"1","x":1},"b":{"$ref":"1"}}""")!;

        Assert.Equal(["$ref"], ((Dictionary<string, object>)back["b"]).Keys);
    }

    private sealed class Stranger
    {
        public int Number { get; set; }
    }

    private class Fruit
    {
        public int Weight { get; set; }
    }

    private sealed class Apple : Fruit;

    private sealed class Pear : Fruit;

    private sealed class Link
    {
        public Link? Next { get; set; }
    }

    private sealed class Basket
    {
        public object? Content { get; set; }

        public Fruit? Best { get; set; }
    }
}
