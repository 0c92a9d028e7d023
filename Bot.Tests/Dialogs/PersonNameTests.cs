using TwilioBot.Dialogs;

namespace TwilioBot.Tests.Dialogs;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Bob", "Bob")]
    [InlineData("  mary ann   O'Neil! ", "mary ann O'Neil")]
    [InlineData("O’Neil", "O’Neil")]
    [InlineData("“Bob”", "Bob")]
    [InlineData("'Bob'.", "Bob")]
    [InlineData(", Bob", "Bob")]
    [InlineData(": Bob…", "Bob")]
    [InlineData("Ana\nMaría", "Ana María")]
    [InlineData("¡Íñigo!", "Íñigo")]
    [InlineData("a_b", "a_b")]
    [InlineData("<wafel>", "<wafel>")]
    [InlineData("*Bob*", "*Bob*")]
    [InlineData("👑", "👑")]
    [InlineData("!!!", "")]
    [InlineData("   ", "")]
    [InlineData(null, "")]
    public void A_name_is_tidied_but_its_letters_stay(string? typed, string name) => Assert.Equal(name, PersonName.Tidy(typed));

    [Fact]
    public void Length_is_counted_as_people_count()
    {
        Assert.False(PersonName.IsTooLong(new string('x', 40)));
        Assert.True(PersonName.IsTooLong(new string('x', 41)));
        Assert.False(PersonName.IsTooLong(string.Concat(Enumerable.Repeat("👨‍👩‍👧", 40))));
    }
}
