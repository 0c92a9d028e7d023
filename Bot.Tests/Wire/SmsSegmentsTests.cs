using System.Text.Json;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Wire;

public sealed class SmsSegmentsTests
{
    public static TheoryData<string, bool, string, string, int, int> Vectors
    {
        get
        {
            var data = new TheoryData<string, bool, string, string, int, int>();
            var path = Path.Combine(AppContext.BaseDirectory, "Fixtures", "segment-vectors.json");
            using var file = JsonDocument.Parse(File.ReadAllBytes(path));
            foreach (var e in file.RootElement.EnumerateArray())
            {
                data.Add(
                    e.GetProperty("name").GetString()!,
                    e.GetProperty("smartEncoding").GetBoolean(),
                    e.GetProperty("text").GetString()!,
                    e.GetProperty("encoding").GetString()!,
                    e.GetProperty("segments").GetInt32(),
                    e.GetProperty("messageSizeBits").GetInt32());
            }

            return data;
        }
    }

    [Fact]
    public void The_vectors_are_all_there() => Assert.Equal(37, Vectors.Count);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Each_vector_is_counted_as_it_states(string name, bool smartEncoding, string text, string encoding, int segments, int bits)
    {
        var count = SmsSegments.Count(text, smartEncoding);
        var perUnit = count.Encoding == SmsEncoding.Gsm7 ? 7 : 16;
        Assert.Equal((name, encoding, segments, bits), (name, perUnit == 7 ? "GSM-7" : "UCS-2", count.Segments, count.Units * perUnit));
    }

    [Theory]
    [InlineData(160, 1)]
    [InlineData(161, 2)]
    [InlineData(306, 2)]
    [InlineData(307, 3)]
    public void Joined_messages_hold_153_septets_each(int length, int segments) =>
        Assert.Equal(segments, SmsSegments.Count(new string('a', length)).Segments);

    [Fact]
    public void A_pair_or_an_emoji_is_never_cut_in_two()
    {
        Assert.Equal(3, SmsSegments.Count(new string('a', 152) + "€" + new string('a', 152)).Segments);
        Assert.Equal(3, SmsSegments.Count(new string('ж', 66) + "😀" + new string('ж', 66)).Segments);
        Assert.Equal(2, SmsSegments.Count(new string('ж', 60) + "👩‍👩‍👧‍👦").Segments);
        Assert.Equal(3, SmsSegments.Count(new string('ж', 60) + "👩‍👩‍👧‍👦" + new string('ж', 60)).Segments);
    }

    [Fact]
    public void A_grapheme_longer_than_a_segment_is_counted_all_the_same() =>
        Assert.Equal(new SegmentCount(SmsEncoding.Ucs2, 3, 201), SmsSegments.Count("e" + new string('\u0301', 200)));

    [Theory]
    [InlineData("“Ça va?” – ‘oui’…", "\"Ça va?\" - 'oui'...")]
    [InlineData("ＡＢＣ１２３ ᴀʙᴄ", "ABC123 ABC")]
    [InlineData("½ ‹x›\u200B\u00A0y", "1/2 <x>  y")]
    [InlineData("plain 😀 text", "plain 😀 text")]
    public void Smart_encoding_replaces_what_GSM7_lacks(string text, string expected) => Assert.Equal(expected, SmartEncoding.Apply(text));

    [Fact]
    public void Smart_encoding_knows_271_characters_and_all_become_GSM7()
    {
        var replaced = Enumerable.Range(0, 0x10000).Where(c => !char.IsSurrogate((char)c)).Select(char.ConvertFromUtf32)
            .Where(c => SmartEncoding.Apply(c) != c)
            .ToList();
        Assert.Equal(271, replaced.Count);
        Assert.All(replaced, c => Assert.Equal(SmsEncoding.Gsm7, SmsSegments.Count(c, smartEncoding: true).Encoding));
    }
}
