using System.Text;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Wire;

public sealed class TwilioFormTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Body=hi", "Body:hi")]
    [InlineData("a=1&a=2&a=1", "a:1|a:2|a:1")]
    [InlineData("Body=1&body=2&BODY=3", "Body:1|body:2|BODY:3")]
    [InlineData("flag&x=1", "flag:|x:1")]
    [InlineData("x=", "x:")]
    [InlineData("=v", ":v")]
    [InlineData("=", ":")]
    [InlineData("&&a=1&&&b=2&", "a:1|b:2")]
    [InlineData("a=b=c==", "a:b=c==")]
    [InlineData("a+b=c+d", "a b:c d")]
    [InlineData("a=1%2B1", "a:1+1")]
    [InlineData("%42ody=%48i", "Body:Hi")]
    [InlineData("MessagingBinding.Address=x&a%5B%5D=1", "MessagingBinding.Address:x|a[]:1")]
    [InlineData("a=%26%3D%25", "a:&=%")]
    [InlineData("a=100%&b=%z1&c=%4&d=%", "a:100%|b:%z1|c:%4|d:%")]
    [InlineData("a=%%34", "a:%4")]
    [InlineData("a=%F0%9F%A6%99", "a:\U0001F999")]
    [InlineData("a=%F0%9F", "a:\uFFFD")]
    [InlineData("a=%ff%41", "a:\uFFFDA")]
    [InlineData("a=%ED%A0%80", "a:\uFFFD\uFFFD\uFFFD")]
    [InlineData("a=%00%0D%0A%EF%BB%BF", "a:\0\r\n\uFEFF")]
    [InlineData("a=é🦙", "a:é🦙")]
    [InlineData("a=;b=2", "a:;b=2")]
    public void A_body_is_read_field_by_field(string body, string expected)
    {
        Assert.Equal(FormVerdict.Ok, TwilioForm.TryParse(Encoding.UTF8.GetBytes(body), out var form));
        Assert.Equal(expected, string.Join('|', form.Select(f => $"{f.Key}:{f.Value}")));
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_become_replacement_characters()
    {
        var form = TwilioForm.Parse([(byte)'a', (byte)'=', 0xC3, 0x28, 0xFF]);
        Assert.Equal("\uFFFD(\uFFFD", form["a"]);
    }

    [Fact]
    public void A_name_finds_its_first_value_and_only_in_its_own_case()
    {
        var form = TwilioForm.Parse("Digits=5678&digits=0&Digits=1234&Empty="u8);
        Assert.Equal("5678", form["Digits"]);
        Assert.Equal(["5678", "1234"], form.All("Digits"));
        Assert.Equal("", form["Empty"]);
        Assert.Null(form["DIGITS"]);
        Assert.Empty(form.All("Body"));
    }

    [Fact]
    public void A_missing_Body_is_null_and_an_empty_one_is_empty()
    {
        Assert.Null(TwilioForm.Parse("From=1"u8)["Body"]);
        Assert.Equal("", TwilioForm.Parse("From=1&Body="u8)["Body"]);
    }

    [Fact]
    public void A_body_of_60_KiB_is_read_whole()
    {
        var text = string.Concat(Enumerable.Repeat("🦙", 5000));
        var body = TwilioForm.Of([new("Body", text)]).ToBytes();
        Assert.InRange(body.Length, 58 * 1024, TwilioForm.MaxBytes);
        Assert.Equal(FormVerdict.Ok, TwilioForm.TryParse(body, out var form));
        Assert.Equal(text, form["Body"]);
    }

    [Theory]
    [InlineData(64 * 1024, FormVerdict.Ok)]
    [InlineData(64 * 1024 + 1, FormVerdict.TooLarge)]
    public void A_body_may_have_64_KiB(int length, FormVerdict expected)
    {
        var body = new byte[length];
        body.AsSpan().Fill((byte)'a');
        Assert.Equal(expected, TwilioForm.TryParse(body, out var form));
        Assert.Equal(expected == FormVerdict.Ok ? 1 : 0, form.Count);
    }

    [Theory]
    [InlineData(256, FormVerdict.Ok)]
    [InlineData(257, FormVerdict.TooManyFields)]
    public void A_body_may_have_256_fields(int fields, FormVerdict expected)
    {
        var body = Encoding.UTF8.GetBytes(string.Join("&&", Enumerable.Range(0, fields).Select(i => $"k{i}=v")));
        Assert.Equal(expected, TwilioForm.TryParse(body, out var form));
        Assert.Equal(expected == FormVerdict.Ok ? fields : 0, form.Count);
    }

    [Fact]
    public void What_was_stored_is_read_without_limits() =>
        Assert.Equal(300, TwilioForm.Parse(Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Repeat("a=1", 300)))).Count);

    [Fact]
    public void A_form_is_written_as_Twilio_encodes_it()
    {
        var form = TwilioForm.Of([new("From", "whatsapp:+1415"), new("ToCity", ""), new("Body", "a b~é-_.*🦙"), new("", "x&=")]);
        Assert.Equal(
            "From=whatsapp%3A%2B1415&ToCity=&Body=a+b%7E%C3%A9-_.%2A%F0%9F%A6%99&=x%26%3D", Encoding.ASCII.GetString(form.ToBytes()));
    }

    [Fact]
    public void Any_form_comes_back_from_its_own_bytes()
    {
        var random = new Random(1);
        for (var i = 0; i < 500; i++)
        {
            var fields = Enumerable.Range(0, random.Next(1, 30)).Select(_ => KeyValuePair.Create(Text(random), Text(random)));
            var form = TwilioForm.Of(fields);
            Assert.Equal(form, TwilioForm.Parse(form.ToBytes()));
        }

        static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(0, 12)).Select(_ => Rune(random)));

        static string Rune(Random random)
        {
            return char.ConvertFromUtf32(random.Next(4) switch
            {
                0 => random.Next(0x20),
                1 => random.Next(0x80),
                2 => random.Next(0xD800),
                _ => random.Next(0xE000, 0x110000),
            });
        }
    }
}
