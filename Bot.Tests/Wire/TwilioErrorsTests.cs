using TwilioBot.Wire;

namespace TwilioBot.Tests.Wire;

public sealed class TwilioErrorsTests
{
    [Theory]
    [InlineData(20429, RetryClass.Soon)]
    [InlineData(20500, RetryClass.AfterEvidence)]
    [InlineData(20503, RetryClass.AfterEvidence)]
    [InlineData(21211, RetryClass.Never)]
    [InlineData(21610, RetryClass.Never)]
    [InlineData(21611, RetryClass.Later)]
    [InlineData(30001, RetryClass.Later)]
    [InlineData(30003, RetryClass.Later)]
    [InlineData(30007, RetryClass.Never)]
    [InlineData(30008, RetryClass.Once)]
    [InlineData(30022, RetryClass.Later)]
    [InlineData(30023, RetryClass.NextDay)]
    [InlineData(63012, RetryClass.Later)]
    [InlineData(63015, RetryClass.Never)]
    [InlineData(63016, RetryClass.AsTemplate)]
    [InlineData(63018, RetryClass.Later)]
    [InlineData(63038, RetryClass.NextDay)]
    public void A_code_says_whether_sending_again_helps(int code, RetryClass expected) =>
        Assert.Equal(expected, TwilioErrors.Find(code)?.Retry);

    [Fact]
    public void An_unknown_code_is_not_guessed() => Assert.Null(TwilioErrors.Find(99999));

    [Fact]
    public void Every_entry_is_complete_and_found_by_its_code()
    {
        Assert.True(TwilioErrors.All.Count > 100);
        Assert.All(TwilioErrors.All, e =>
        {
            Assert.Same(e, TwilioErrors.Find(e.Code));
            Assert.NotEmpty(e.Meaning);
            Assert.EndsWith(".", e.Advice, StringComparison.Ordinal);
        });
    }
}
