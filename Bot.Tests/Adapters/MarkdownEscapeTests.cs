using TwilioBot.Adapters;

namespace TwilioBot.Tests.Adapters;

public sealed class MarkdownEscapeTests
{
    [Theory]
    [InlineData("a_b")]
    [InlineData("2*3 is 2*3")]
    [InlineData("<wafel>")]
    [InlineData(@"C:\temp\*.txt \")]
    [InlineData("https://x/y_z?a=b&c=d")]
    [InlineData("www.a_b_.com")]
    [InlineData("#1")]
    [InlineData("# 1")]
    [InlineData("1. x")]
    [InlineData("1) x")]
    [InlineData("- x\n- y")]
    [InlineData("> q")]
    [InlineData("[x](y) ![x](y)")]
    [InlineData("`code` and ```more```")]
    [InlineData("🍪 👩‍👩‍👧")]
    [InlineData("two trailing  ")]
    [InlineData("  two leading")]
    [InlineData("&amp; &#42; &copy;")]
    [InlineData("**bold** ~~gone~~ __loud__")]
    [InlineData("line\n\nline\r\nline\n")]
    [InlineData("¡Hola! ¿qué tal?")]
    [InlineData("")]
    public void Escaped_words_arrive_untouched(string words)
    {
        Assert.Equal(words, TwilioMarkdown.ToSms(TwilioMarkdown.Escape(words)));
        Assert.Equal(words, TwilioMarkdown.ToWhatsApp(TwilioMarkdown.Escape(words)));
    }

    [Fact]
    public void Whatever_is_escaped_arrives_untouched()
    {
        foreach (var words in RandomTexts.Some(seed: 1, count: 20_000))
        {
            Assert.Equal(words, TwilioMarkdown.ToSms(TwilioMarkdown.Escape(words)));
            Assert.Equal(words, TwilioMarkdown.ToWhatsApp(TwilioMarkdown.Escape(words)));
        }
    }

    [Theory]
    [InlineData("Hi ", "!\n\nBye")]
    [InlineData("**", "** it is")]
    [InlineData("- ", "\n- two")]
    [InlineData("1. a\n   - b ", "")]
    [InlineData("> ", "\nmore")]
    [InlineData("[", "](https://x.org)")]
    [InlineData("1", "")]
    [InlineData("https://shop.example/", "")]
    [InlineData("above\n", "\n---")]
    public void Escaped_words_arrive_untouched_wherever_they_are_put(string before, string after)
    {
        foreach (var words in RandomTexts.Some(seed: 2, count: 2000).Where(words => words.Trim().Length > 0))
        {
            Assert.Contains(words, TwilioMarkdown.ToSms(before + TwilioMarkdown.Escape(words) + after), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Words_that_need_no_escape_stay_readable() => Assert.Equal("Bob O'Neil, 7", TwilioMarkdown.Escape("Bob O'Neil, 7"));
}
