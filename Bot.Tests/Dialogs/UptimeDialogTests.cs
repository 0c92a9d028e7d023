using TwilioBot.Dialogs;

namespace TwilioBot.Tests.Dialogs;

public sealed class UptimeDialogTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("en", -5, "0 seconds")]
    [InlineData("en", 0, "0 seconds")]
    [InlineData("en", 1, "1 second")]
    [InlineData("en", 1.9, "1 second")]
    [InlineData("en", 2, "2 seconds")]
    [InlineData("en", 59.9, "59 seconds")]
    [InlineData("en", 60, "1 minute")]
    [InlineData("en", 119, "1 minute")]
    [InlineData("en", 120, "2 minutes")]
    [InlineData("en", 3599, "59 minutes")]
    [InlineData("en", 3600, "1 hour")]
    [InlineData("en", 7199, "1 hour")]
    [InlineData("en", 7200, "2 hours")]
    [InlineData("en", 4_500_000, "1250 hours")]
    [InlineData("es", 0, "0 segundos")]
    [InlineData("es", 1, "1 segundo")]
    [InlineData("es", 60, "1 minuto")]
    [InlineData("es", 120, "2 minutos")]
    [InlineData("es", 3600, "1 hora")]
    [InlineData("es", 4_500_000, "1250 horas")]
    public async Task Tells_how_long_in_whole_units(string language, double seconds, string expected)
    {
        var person = new RememberedPerson(language);
        var home = new BotHome("web_1.example", Start, () => new Uri("https://bot.example.com"));
        var dialog = new UptimeDialog(person.People, home, new FixedClock(Start.AddSeconds(seconds)));

        Assert.Equal(
            language == "en"
                ? $"I am a bot! I have been running for {expected} on web_1.example."
                : $"¡Soy un bot! Llevo {expected} en marcha en web_1.example.",
            await person.TalkTo(dialog).TellAsync("uptime"));
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
