using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using TwilioBot.Adapters;
using TwilioBot.Delivery.State;

namespace TwilioBot.Tests.Delivery;

public class StateSerializerTests
{
    private static readonly StateSerializer Serializer = new(new StateTypeMap()
        .Add<Visit>("visit")
        .Add<Party>("party")
        .Add<Guest>("guest")
        .Add<HomeVisit>("home-visit")
        .Add<Note>("note")
        .Add<MarginNote>("margin-note")
        .Add<Mood>("mood"));

    private static T RoundTrip<T>(T value)
    {
        var bag = new Dictionary<string, object?> { ["value"] = value };
        var json = Serializer.Write(bag);
        Assert.DoesNotContain("PublicKeyToken", json, StringComparison.Ordinal);
        Assert.DoesNotContain("TwilioBot", json, StringComparison.Ordinal);

        var back = Assert.IsType<Dictionary<string, object?>>(Serializer.Read(json))["value"];
        Assert.Equal(value!.GetType(), back!.GetType());
        return (T)back;
    }

    public static TheoryData<object> Values => new(
        1, -1, int.MinValue, int.MaxValue, 5L, long.MinValue, long.MaxValue, (short)-3, (ushort)3, (byte)255, (sbyte)-128, 7u, ulong.MaxValue,
        0.1, -0.0, 1e300, double.NaN, double.NegativeInfinity, double.Epsilon, 5.0, 0.1f, float.PositiveInfinity,
        1.10m, decimal.MaxValue, decimal.MinValue, 79228162514264337593543950.335m,
        true, false, 'x', '\ud83d', '\0',
        "", "text", "2026-11-21T08:00:00Z", "/Date(0)/", "\0\u2028\"\\", "ñandú 😀", "1", "null", "$type",
        new DateTime(2026, 11, 21, 8, 9, 10, DateTimeKind.Utc).AddTicks(1234567),
        new DateTime(2026, 11, 21, 8, 9, 10, DateTimeKind.Unspecified),
        DateTime.MinValue, DateTime.MaxValue,
        new DateTimeOffset(2026, 11, 21, 8, 9, 10, TimeSpan.FromMinutes(-210)).AddTicks(1),
        new DateOnly(2026, 11, 21), new TimeOnly(8, 9, 10, 11, 12), TimeSpan.FromTicks(-1), TimeSpan.MaxValue,
        new Guid("00112233-4455-6677-8899-aabbccddeeff"), new Uri("https://example.org/a b?c=%20"), new Uri("relative", UriKind.Relative),
        Mood.Cheerful, Mood.Cheerful | Mood.Hungry, (Mood)64);

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_comes_back_as_it_went_in(object value)
    {
        var back = RoundTrip(value);

        Assert.Equal(value, back);
        switch (value)
        {
            case DateTime time:
                Assert.Equal(time.Kind, ((DateTime)back).Kind);
                break;
            case DateTimeOffset time:
                Assert.True(time.EqualsExact((DateTimeOffset)back));
                break;
            case decimal number:
                Assert.Equal(number.ToString(CultureInfo.InvariantCulture), ((decimal)back).ToString(CultureInfo.InvariantCulture));
                break;
            case double and 0:
                Assert.True(double.IsNegative((double)back));
                break;
        }
    }

    [Fact]
    public void Local_times_keep_their_kind_and_their_ticks()
    {
        var local = new DateTime(2026, 11, 21, 8, 9, 10, DateTimeKind.Local);

        var back = RoundTrip(local);

        Assert.Equal((local, DateTimeKind.Local), (back, back.Kind));
    }

    public static TheoryData<object> Collections => new(
        new List<object> { 1, 2L, "three", null!, new List<object> { 4m } },
        new object[] { 1, "two", new DateOnly(2026, 1, 1) },
        new List<string> { "a", null! }, (string[])["a", "b"], (long[])[1L, 2L], new List<decimal> { 1.50m }, (decimal[])[1.50m],
        new HashSet<string> { "a", "b" }, new byte[] { 0, 255 }, new List<List<string>> { new() { "x" } }, (Mood[])[Mood.Hungry],
        new Dictionary<string, string> { ["a"] = "b" }, new Dictionary<string, long> { ["a"] = 1 },
        new Dictionary<string, object> { ["a"] = 1, ["b"] = new Dictionary<string, object> { ["c"] = 2L, ["d"] = null! } },
        new ConcurrentDictionary<string, object>(new Dictionary<string, object> { ["a"] = 1m }));

    [Theory]
    [MemberData(nameof(Collections))]
    public void A_collection_comes_back_as_what_it_was(object value) => Assert.Equal(value, RoundTrip(value));

    [Fact]
    public void A_bag_that_is_the_state_itself_may_be_of_any_known_kind()
    {
        var state = new ConcurrentDictionary<string, object>(StringComparer.Ordinal) { ["count"] = 3 };

        var back = Assert.IsType<ConcurrentDictionary<string, object>>(Serializer.ReadUtf8(Serializer.WriteUtf8(state)));

        Assert.Equal(3, back["count"]);
    }

    [Fact]
    public void Dictionaries_that_do_not_mind_case_still_do_not()
    {
        var back = RoundTrip(new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase) { ["Name"] = "Ana" });
        var typed = RoundTrip(new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["Name"] = 1 });

        Assert.Equal("Ana", back["NAME"]);
        Assert.Equal(1, typed["name"]);
        Assert.False(RoundTrip(new Dictionary<string, object> { ["Name"] = 1 }).ContainsKey("name"));
    }

    [Fact]
    public void Keys_that_look_like_ours_are_data()
    {
        var bag = new Dictionary<string, object>
        {
            ["$type"] = "System.IO.FileInfo, System",
            ["$value"] = 1,
            ["$id"] = "1",
            ["$ref"] = "1",
            ["$values"] = new List<object> { 1 },
        };
        var texts = new Dictionary<string, string> { ["$type"] = "visit", ["$ref"] = "1" };

        Assert.Equal(bag, RoundTrip(bag));
        Assert.Equal(texts, RoundTrip(texts));
        Assert.Equal(texts, RoundTrip(new Visit { Answers = texts }).Answers);
        Assert.Equal(bag, Serializer.Read(Serializer.Write(bag)));
    }

    [Fact]
    public void A_registered_object_comes_back_with_what_its_members_hold()
    {
        var visit = new Visit
        {
            Name = "Ana",
            Fee = 12.50m,
            Tip = 0.10m,
            Day = new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc),
            Mood = Mood.Hungry,
            Anything = 5L,
            Main = new HomeVisit { Name = "inner", Street = "Gran Vía" },
            Guests = [new Guest("Bo", 7), new Guest("Cy", null)],
            Answers = new Dictionary<string, string> { ["a"] = "b" },
        };
        visit.Log.Add(1);
        visit.Log.Add("two");

        var back = RoundTrip(visit);

        Assert.Equal(("Ana", "12.50", Mood.Hungry), (back.Name, back.Fee.ToString(CultureInfo.InvariantCulture), back.Mood));
        Assert.Equal(("0.10", null, null), (back.Tip?.ToString(CultureInfo.InvariantCulture), back.NoTip, back.NoMood));
        Assert.Equal((visit.Day, DateTimeKind.Utc), (back.Day, back.Day.Kind));
        Assert.Equal(5L, back.Anything);
        Assert.Equal("Gran Vía", Assert.IsType<HomeVisit>(back.Main).Street);
        Assert.Equal(visit.Guests, back.Guests);
        Assert.Equal([1, "two"], back.Log);
    }

    [Fact]
    public void Interfaces_and_base_classes_are_filled_with_what_was_there()
    {
        var back = RoundTrip(new Party { Host = new Guest("Bo", 7), Notes = { new Note("n"), 3 }, Known = new MarginNote("k", 3) });

        Assert.Equal(new Guest("Bo", 7), Assert.IsType<Guest>(back.Host));
        Assert.Equal([new Note("n"), 3], back.Notes);
        Assert.Equal(new MarginNote("k", 3), back.Known);
    }

    [Fact]
    public void Json_kept_as_json_is_kept_whole()
    {
        var json = new JObject
        {
            ["$type"] = "System.IO.FileInfo",
            ["a"] = new JArray(1, 1.5, "2026-11-21T00:00:00Z", null!, true, new JObject { ["$type"] = 1 }),
            ["when"] = new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc),
            ["id"] = new Guid("00112233-4455-6677-8899-aabbccddeeff"),
            ["price"] = 1.10m,
        };

        var back = RoundTrip(json);

        Assert.True(JToken.DeepEquals(json, back), back.ToString());
        Assert.Equal(JTokenType.Date, back["when"]!.Type);
        Assert.Equal(JTokenType.String, back["a"]![2]!.Type);
    }

    [Fact]
    public void An_activity_keeps_its_entities_its_attachments_and_our_template()
    {
        var activity = new Activity
        {
            Type = ActivityTypes.Message,
            Text = "Where?",
            Timestamp = new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.FromHours(1)),
            Entities = [new Place { Name = "Library", Geo = new GeoCoordinates(latitude: 1.5, longitude: 2.5) }],
            Attachments = [new Attachment { ContentType = HeroCard.ContentType, Content = new HeroCard(title: "Pick") }],
            SuggestedActions = new SuggestedActions { Actions = [new CardAction(ActionTypes.ImBack, "Yes", value: "yes")] },
            ChannelData = new TwilioTemplate("visit-reminder", ["Ana", "Friday"]),
            Value = new JObject { ["k"] = 1 },
        };

        var back = RoundTrip(activity);

        Assert.Equal("Where?", back.Text);
        Assert.True(activity.Timestamp.Value.EqualsExact(back.Timestamp!.Value));
        var place = Assert.IsType<Place>(Assert.Single(back.Entities));
        Assert.Equal(("Library", 1.5), (place.Name, Assert.IsType<GeoCoordinates>(place.Geo).Latitude));
        Assert.Equal("Pick", Assert.IsType<HeroCard>(back.Attachments[0].Content).Title);
        Assert.Equal("yes", back.SuggestedActions.Actions[0].Value);
        var template = Assert.IsType<TwilioTemplate>(back.ChannelData);
        Assert.Equal(("visit-reminder", "Friday"), (template.Name, template.Values[1]));
        Assert.Equal(1, (int)Assert.IsType<JObject>(back.Value)["k"]!);
    }

    [Fact]
    public void Nothing_is_something_that_can_be_stored() => Assert.Null(Serializer.Read(Serializer.Write(null)));

    [Fact]
    public void The_culture_makes_no_difference()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var state = new Dictionary<string, object> { ["d"] = 1.5, ["m"] = 1.5m, ["t"] = new DateTime(2026, 1, 2), ["v"] = new Visit { Fee = 2.5m } };
            CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
            var json = Serializer.Write(state);
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            var back = (Dictionary<string, object>)Serializer.Read(json)!;

            Assert.Equal((1.5, 1.5m, new DateTime(2026, 1, 2), 2.5m), (back["d"], back["m"], back["t"], ((Visit)back["v"]).Fee));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Flags]
    private enum Mood
    {
        Cheerful = 1,
        Hungry = 2,
    }

    private class Visit
    {
        public string? Name { get; set; }

        public decimal Fee { get; set; }

        public decimal? Tip { get; set; }

        public decimal? NoTip { get; set; }

        public Mood? NoMood { get; set; }

        public DateTime Day { get; set; }

        public Mood Mood { get; set; }

        public object? Anything { get; set; }

        public Visit? Main { get; set; }

        public IReadOnlyList<Guest> Guests { get; set; } = [];

        public IDictionary<string, string>? Answers { get; set; }

        public List<object> Log { get; } = [];
    }

    private sealed class HomeVisit : Visit
    {
        public string? Street { get; set; }
    }

    private interface IGuest
    {
        string Name { get; }
    }

    private sealed record Guest(string Name, int? Age) : IGuest;

    private record Note(string Text);

    private sealed record MarginNote(string Text, int Page) : Note(Text);

    private sealed class Party
    {
        public IGuest? Host { get; set; }

        public IList<object> Notes { get; } = new List<object>();

        public Note Known { get; set; } = new("");
    }
}
