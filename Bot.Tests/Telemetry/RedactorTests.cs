using TwilioBot.Telemetry;

namespace TwilioBot.Tests.Telemetry;

public sealed class RedactorTests
{
    private static readonly Redactor Redactor = new(["0123456789abcdef0123456789abcdef", "a-password", "short", "", null]);

    [Theory]
    [InlineData("To +12025550142 failed", "To ***42 failed")]
    [InlineData("whatsapp:+14155238886", "whatsapp:***86")]
    [InlineData("12025550142", "***42")]
    [InlineData("To=%2B12025550142&From=x", "To=***42&From=x")]
    [InlineData("GET http://host/a?To=%2B12025550142&x=y HTTP/1.1", "GET http://host/a?*** HTTP/1.1")]
    [InlineData("?id=1d35132aa0c969600f1b0a925729dede", "?***")]
    [InlineData("token 0123456789abcdef0123456789abcdef.", "token ***.")]
    [InlineData("Password=a-password;", "Password=***;")]
    [InlineData("Authorization: Bearer abcdefghij.klmnop-qr", "Authorization: Bearer ***")]
    [InlineData("Authorization: Basic QUMwMDA6dG9rZW4=", "Authorization: Basic ***")]
    [InlineData("got eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln back", "got *** back")]
    public void What_may_not_be_shown_is_not(string text, string shown) => Assert.Equal(shown, Redactor.Redact(text));

    [Theory]
    [InlineData("SM00000000000000000000000000000001 of AC12345678901234567890123456789012 failed (21211)")]
    [InlineData("ended after 1234567 ms, short of 00:00:15.0000000")]
    [InlineData("2026-11-21T10:30:00Z, schema 6, port 3978")]
    [InlineData("Who? What is it?")]
    [InlineData("0af7651916cd43dd8448eb211c80319c")]
    [InlineData("00000000-0000-0000-0000-000000000bad")]
    public void What_helps_an_operator_stays(string text) => Assert.Equal(text, Redactor.Redact(text));
}
