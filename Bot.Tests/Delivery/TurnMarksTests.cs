using TwilioBot.Tests.Contracts;
using static TwilioBot.Tests.Contracts.Samples;

namespace TwilioBot.Tests.Delivery;

/// <summary>The file in which SQLite's store keeps which turns are under way.</summary>
public sealed class TurnMarksTests
{
    [Fact]
    public async Task Marks_that_say_nothing_useful_do_no_harm()
    {
        await using var database = (SqliteUnderTest)await SqliteUnderTest.OpenAsync();
        await database.Store.AcceptAsync(From(Ana, "A1"));
        await database.Store.DisposeAsync();
        File.WriteAllBytes(database.MarksPath, [.. Enumerable.Repeat((byte)0xAB, 13)]);
        await database.ReopenAsync();

        Assert.Equal(("A1", 1), await database.Store.NextTurnAsync() is var claim ? (claim.Message.MessageSid, claim.Attempt) : default);
    }
}
