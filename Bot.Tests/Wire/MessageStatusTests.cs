using TwilioBot.Wire;

namespace TwilioBot.Tests.Wire;

public sealed class MessageStatusTests
{
    private static readonly string[] All =
    [
        "scheduled", "accepted", "queued", "sending", "sent", "canceled", "failed", "undelivered", "partially_delivered",
        "delivered", "read",
    ];

    [Theory]
    [InlineData(null, "queued", "queued")]
    [InlineData("queued", "sent", "sent")]
    [InlineData("sent", "queued", "sent")]
    [InlineData("sent", "failed", "failed")]
    [InlineData("undelivered", "sent", "undelivered")]
    [InlineData("delivered", "undelivered", "delivered")]
    [InlineData("failed", "delivered", "delivered")]
    [InlineData("delivered", "read", "read")]
    [InlineData("read", "delivered", "read")]
    [InlineData("sent", "a-new-word", "sent")]
    [InlineData("a-new-word", "queued", "queued")]
    [InlineData(null, "a-new-word", "a-new-word")]
    public void The_later_news_is_kept(string? known, string reported, string expected) =>
        Assert.Equal(expected, MessageStatus.Merge(known, reported));

    [Fact]
    public void Callbacks_in_any_order_and_number_end_at_the_same_status()
    {
        var random = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            var callbacks = random.GetItems(All, random.Next(1, 8));
            var expected = callbacks.Aggregate((string?)null, MessageStatus.Merge);
            random.Shuffle(callbacks);
            Assert.Equal(expected, callbacks.Concat(callbacks).Aggregate((string?)null, MessageStatus.Merge));
        }
    }

    [Fact]
    public void The_final_statuses_are_the_ones_that_end_a_path()
    {
        Assert.Equal(["canceled", "failed", "undelivered", "partially_delivered", "delivered", "read"], All.Where(MessageStatus.IsFinal));
        Assert.Equal(["canceled", "failed", "undelivered"], All.Where(MessageStatus.IsFailure));
        Assert.False(MessageStatus.IsFinal(null));
    }
}
