using TwilioBot.Wire;

namespace TwilioBot.Tests.Wire;

public sealed class TextSplitterTests
{
    [Theory]
    [InlineData("")]
    [InlineData("  short, and exactly as given \n")]
    public void A_short_text_stays_as_it_is(string text) => Assert.Equal([text], TextSplitter.Split(text));

    [Fact]
    public void A_text_of_1600_units_is_one_part_and_one_of_1601_is_two()
    {
        Assert.Single(TextSplitter.Split(new string('a', 1600)));
        Assert.Equal([1600, 1], TextSplitter.Split(new string('a', 1601)).Select(p => p.Length));
    }

    [Theory]
    [InlineData("One two. Three four.\n\nFive six. Seven eight nine.", 30, "One two. Three four.|Five six. Seven eight nine.")]
    [InlineData("One two three four.\n\nFive.\nSix seven.", 28, "One two three four.|Five.\nSix seven.")]
    [InlineData("One two. Three four.\nFive six. Seven eight nine.", 36, "One two. Three four.|Five six. Seven eight nine.")]
    [InlineData("One two. Three four. Five six seven eight nine.", 36, "One two. Three four.|Five six seven eight nine.")]
    [InlineData("He said \"stop!\" Then he went away on foot.", 24, "He said \"stop!\"|Then he went away on|foot.")]
    [InlineData("one two three four five", 10, "one two|three four|five")]
    [InlineData("one   two", 5, "one|two")]
    [InlineData("line one\r\nline two", 12, "line one|line two")]
    [InlineData("A. Bcdef ghijk lmnop", 16, "A. Bcdef ghijk|lmnop")]
    [InlineData("ten\u00A0kilos of flour", 9, "ten\u00A0kilos|of flour")]
    public void The_cut_is_where_a_reader_would_pause(string text, int max, string expected) =>
        Assert.Equal(expected, string.Join('|', TextSplitter.Split(text, max)));

    [Theory]
    [InlineData("see https://example.com/a-long-path now", 28, "see|https://example.com/a-long-p|ath now")]
    [InlineData("see https://example.com/a-long now", 28, "see|https://example.com/a-long|now")]
    [InlineData("(https://example.com/a-long) now", 27, "(|https://example.com/a-long)|now")]
    [InlineData("見て見て見てhttps://example.com/abc見て", 20, "見て見て見て|https://example.com/|abc見て")]
    [InlineData("x:www.example.com/abcdef", 23, "x:|www.example.com/abcdef")]
    public void A_link_is_cut_only_when_no_part_can_hold_it(string text, int max, string expected) =>
        Assert.Equal(expected, string.Join('|', TextSplitter.Split(text, max)));

    [Fact]
    public void Text_without_blanks_is_cut_at_its_own_pauses() =>
        Assert.Equal(["今日は晴れ。", "明日は雨です。"], TextSplitter.Split("今日は晴れ。明日は雨です。", 9));

    [Theory]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 12, "👩‍👩‍👧‍👦|👩‍👩‍👧‍👦|👩‍👩‍👧‍👦")]
    [InlineData("aaaa🇺🇸", 6, "aaaa|🇺🇸")]
    [InlineData("aae\u0301", 3, "aa|e\u0301")]
    public void An_emoji_or_an_accent_is_not_cut(string text, int max, string expected) =>
        Assert.Equal(expected, string.Join('|', TextSplitter.Split(text, max)));

    [Fact]
    public void White_space_alone_makes_one_part() => Assert.Single(TextSplitter.Split(new string(' ', 5000)));

    [Fact]
    public void Whatever_the_text_nothing_is_lost_but_white_space_and_every_part_fits()
    {
        string[] pieces =
        [
            "word", "Sentence.", "Why?", " ", " ", " ", "\n", "\n\n", "\r\n\r\n", "https://example.com/path?q=1", "😀", "👩‍👩‍👧‍👦",
            "e\u0301", "日本語。", "\u00A0", new string('x', 90), "\uD800", "\uDC00", "\u200D", "\u0301\u0301", "한국어",
        ];
        var random = new Random(1600);
        for (var round = 0; round < 5000; round++)
        {
            var text = string.Concat(random.GetItems(pieces, random.Next(2, 80)));
            var max = random.Next(2, 120);
            var parts = TextSplitter.Split(text, max);

            Assert.All(parts, p => Assert.InRange(p.Length, 1, max));
            Assert.Equal(Solid(text), Solid(string.Concat(parts)));
            Assert.Equal(Pairs(text), parts.Sum(Pairs));
        }
    }

    [Fact]
    public void A_very_long_text_is_cut_in_reasonable_time()
    {
        var parts = TextSplitter.Split(string.Concat(Enumerable.Repeat("日本語のとても長い文章", 20_000)));
        Assert.InRange(parts.Count, 137, 140);
    }

    private static string Solid(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static int Pairs(string text) =>
        Enumerable.Range(1, Math.Max(0, text.Length - 1)).Count(i => char.IsSurrogatePair(text[i - 1], text[i]));
}
