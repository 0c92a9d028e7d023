using TwilioBot.Adapters;

namespace TwilioBot.Tests.Adapters;

public sealed class MarkdownTests
{
    [Theory]
    [InlineData("**Hello** _you_, ~~bye~~", "*Hello* _you_, ~bye~", "Hello you, bye")]
    [InlineData("*soft* and __loud__", "_soft_ and *loud*", "soft and loud")]
    [InlineData("***both***", "_*both*_", "both")]
    [InlineData("run `dotnet *test*` now", "run `dotnet *test*` now", "run dotnet *test* now")]
    [InlineData("```cs\nvar a = 1;\n  b();\n```", "```var a = 1;\n  b();```", "var a = 1;\n  b();")]
    [InlineData("see [our *menu*](https://x.org/a_b?c=d&e=f)", "see our _menu_ (https://x.org/a_b?c=d&e=f)", "see our menu (https://x.org/a_b?c=d&e=f)")]
    [InlineData("[https://x.org](https://x.org)", "https://x.org", "https://x.org")]
    [InlineData("write [us](mailto:me@x.org)", "write us (me@x.org)", "write us (me@x.org)")]
    [InlineData("![an owl](https://x.org/owl.png)", "an owl (https://x.org/owl.png)", "an owl (https://x.org/owl.png)")]
    [InlineData("# Today **only** #\nCake", "*Today only*\nCake", "Today only\nCake")]
    [InlineData("* one\n* two", "- one\n- two", "- one\n- two")]
    [InlineData("1. one\n2. two\n   - **deep**", "1. one\n2. two\n   - *deep*", "1. one\n2. two\n   - deep")]
    [InlineData("> quoted **words**\n> on", "> quoted *words*\n> on", "> quoted words\n> on")]
    [InlineData("AT&amp;T \\*plain\\*", "AT&T *plain*", "AT&T *plain*")]
    public void Marks_become_the_channels_own_or_none(string markdown, string whatsApp, string sms)
    {
        Assert.Equal(whatsApp, TwilioMarkdown.ToWhatsApp(markdown));
        Assert.Equal(sms, TwilioMarkdown.ToSms(markdown));
    }

    [Fact]
    public void On_whatsapp_a_mark_ends_with_its_line_because_it_would_show_otherwise() =>
        Assert.Equal("*one*\n*two*", TwilioMarkdown.ToWhatsApp("**one\ntwo**"));

    [Fact]
    public void On_whatsapp_a_mark_inside_a_word_is_dropped_because_it_would_show_otherwise() =>
        Assert.Equal("unbelievable", TwilioMarkdown.ToWhatsApp("un**believ**able"));

    [Theory]
    [InlineData("one\ntwo")]
    [InlineData("one\n\ntwo\n\n\nthree")]
    [InlineData("\none\n")]
    [InlineData("one\r\ntwo")]
    [InlineData("  indented\n      deep")]
    [InlineData("Total\n-----\n5 * 3 * 2 = 30")]
    [InlineData("[note]: bring cash\nsee [note]")]
    [InlineData("mail john_doe@a_b.org, j***@x.org or k***@y.org")]
    [InlineData("a <wafel> and <b>bold</b> & 1 < 2 > 0")]
    [InlineData("https://x/y_z_?a=_b_&c=*d*")]
    [InlineData("http://localhost:3978/a_b_c and www.foo_bar_.com")]
    [InlineData("snake_case_name, 2*3, C# #1 ~5 km")]
    [InlineData("2024. What a year\n+ tax")]
    [InlineData("#\n>\n-")]
    [InlineData("")]
    [InlineData("   ")]
    public void Ordinary_prose_comes_through_as_written(string text)
    {
        Assert.Equal(text, TwilioMarkdown.ToSms(text));
        Assert.Equal(text, TwilioMarkdown.ToWhatsApp(text));
    }

    [Theory]
    [InlineData(">")]
    [InlineData("[")]
    [InlineData("**a ")]
    [InlineData("- ")]
    [InlineData("`")]
    [InlineData("_*")]
    public void Absurd_nesting_neither_throws_nor_says_nothing(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 3000)) + "end";

        Assert.Contains("end", TwilioMarkdown.ToSms(text), StringComparison.Ordinal);
        Assert.Contains("end", TwilioMarkdown.ToWhatsApp(text), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_at_all_can_be_rendered_and_keeps_its_letters()
    {
        foreach (var text in RandomTexts.Some(seed: 7, count: 5000))
        {
            var letters = text.Where(char.IsAsciiLetterUpper);
            Assert.Equal(letters, TwilioMarkdown.ToSms(text).Where(char.IsAsciiLetterUpper));
            Assert.Equal(letters, TwilioMarkdown.ToWhatsApp(text).Where(char.IsAsciiLetterUpper));
        }
    }

    [Fact]
    public void Words_without_a_mark_are_copied_whether_something_has_to_be_parsed_beside_them_or_not()
    {
        var marks = "\\`*_[<#~&\0".ToHashSet();
        foreach (var words in RandomTexts.Some(seed: 11, count: 20_000).Select(text => string.Concat(text.Where(letter => !marks.Contains(letter)))))
        {
            Assert.Equal(words, TwilioMarkdown.ToSms(words));
            Assert.Equal(words + "\n\nx", TwilioMarkdown.ToSms(words + "\n\n`x`"));
            Assert.Equal(words + "\n\n`x`", TwilioMarkdown.ToWhatsApp(words + "\n\n`x`"));
        }
    }

    [Theory]
    [InlineData(@"a\!", "a!")]
    [InlineData("`a`", "a")]
    [InlineData("*a*", "a")]
    [InlineData("_a_", "a")]
    [InlineData("[a](https://b.org)", "a (https://b.org)")]
    [InlineData("<https://b.org>", "https://b.org")]
    [InlineData("# a", "a")]
    [InlineData("~~a~~", "a")]
    [InlineData("&copy;", "©")]
    [InlineData("a\0", "a\uFFFD")]
    public void Each_mark_is_enough_for_a_text_to_be_parsed(string markdown, string words) => Assert.Equal(words, TwilioMarkdown.ToSms(markdown));
}
