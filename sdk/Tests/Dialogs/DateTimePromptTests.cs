using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Dialogs;

public sealed class DateTimePromptTests
{
    // A Friday, told in a time that is hardly anybody's: what counts is the time of the process.
    private static readonly DateTimeOffset Now =
        new DateTimeOffset(new DateTime(2018, 11, 30, 15, 20, 0, DateTimeKind.Local)).ToOffset(TimeSpan.FromMinutes(345));

    [Theory]
    [InlineData("5th December 2018 at 9am", "2018-12-05T09=2018-12-05 09:00:00")]
    [InlineData("December 5, 2018", "2018-12-05=2018-12-05")]
    [InlineData("2018-12-05", "2018-12-05=2018-12-05")]
    [InlineData("12/5/2018", "2018-12-05=2018-12-05")]
    [InlineData("25/12/2018", "2018-12-25=2018-12-25")]
    [InlineData("December 5", "XXXX-12-05=2017-12-05 | XXXX-12-05=2018-12-05")]
    [InlineData("5th of march", "XXXX-03-05=2018-03-05 | XXXX-03-05=2019-03-05")]
    [InlineData("today", "2018-11-30=2018-11-30")]
    [InlineData("tomorrow", "2018-12-01=2018-12-01")]
    [InlineData("yesterday", "2018-11-29=2018-11-29")]
    [InlineData("the day after tomorrow", "2018-12-02=2018-12-02")]
    [InlineData("Wednesday", "XXXX-WXX-3=2018-11-28 | XXXX-WXX-3=2018-12-05")]
    [InlineData("next monday", "2018-12-03=2018-12-03")]
    [InlineData("last tuesday", "2018-11-20=2018-11-20")]
    [InlineData("in 2 days", "2018-12-02=2018-12-02")]
    [InlineData("three weeks ago", "2018-11-09=2018-11-09")]
    [InlineData("9am", "T09=09:00:00")]
    [InlineData("9:30 pm", "T21:30=21:30:00")]
    [InlineData("14:05", "T14:05=14:05:00")]
    [InlineData("4 o'clock", "T04=04:00:00 | T16=16:00:00")]
    [InlineData("at 4:30", "T04:30=04:30:00 | T16:30=16:30:00")]
    [InlineData("half past seven", "T07:30=07:30:00 | T19:30=19:30:00")]
    [InlineData("noon", "T12=12:00:00")]
    [InlineData("12 am", "T00=00:00:00")]
    [InlineData("tomorrow at 5pm", "2018-12-01T17=2018-12-01 17:00:00")]
    [InlineData("Wednesday 4 oclock", "XXXX-WXX-3T04=2018-11-28 04:00:00 | XXXX-WXX-3T04=2018-12-05 04:00:00 | XXXX-WXX-3T16=2018-11-28 16:00:00 | XXXX-WXX-3T16=2018-12-05 16:00:00")]
    [InlineData("now", "PRESENT_REF=2018-11-30 15:20:00")]
    [InlineData("in 3 hours", "2018-11-30T18:20:00=2018-11-30 18:20:00")]
    [InlineData("next week", "2018-W49=2018-12-03..2018-12-10")]
    [InlineData("this weekend", "2018-W48-WE=2018-12-01..2018-12-03")]
    [InlineData("next month", "2018-12=2018-12-01..2019-01-01")]
    [InlineData("next year", "2019=2019-01-01..2020-01-01")]
    [InlineData("december 2018", "2018-12=2018-12-01..2019-01-01")]
    [InlineData("tomorrow morning", "2018-12-01TMO=2018-12-01 08:00:00..2018-12-01 12:00:00")]
    [InlineData("tonight", "2018-11-30TNI=2018-11-30 20:00:00..2018-11-30 23:59:59")]
    [InlineData("tonight at 8", "2018-11-30T20=2018-11-30 20:00:00")]
    [InlineData("tomorrow morning at 9", "2018-12-01T09=2018-12-01 09:00:00")]
    [InlineData("in the afternoon", "TAF=12:00:00..16:00:00")]
    [InlineData("2 hours", "PT2H=7200")]
    [InlineData("three days", "P3D=259200")]
    [InlineData("every day", "P1D=not resolved")]
    [InlineData("every monday", "XXXX-WXX-1=not resolved")]
    [InlineData("from 9 to 11am", "(T09,T11,PT2H)=09:00:00..11:00:00")]
    [InlineData("from december 5 2018 to december 7 2018", "(2018-12-05,2018-12-07,P2D)=2018-12-05..2018-12-07")]
    [InlineData("tomorrow from 2pm to 4:30pm", "(2018-12-01T14,2018-12-01T16:30,PT2H30M)=2018-12-01 14:00:00..2018-12-01 16:30:00")]
    public async Task English_dates_and_times(string said, string meaning) => Assert.Equal(meaning, await AnswerAsync("en-us", said));

    [Theory]
    [InlineData("5 de diciembre de 2018 a las 9 de la mañana", "2018-12-05T09=2018-12-05 09:00:00")]
    [InlineData("el 5 de diciembre", "XXXX-12-05=2017-12-05 | XXXX-12-05=2018-12-05")]
    [InlineData("5/12/2018", "2018-12-05=2018-12-05")]
    [InlineData("hoy", "2018-11-30=2018-11-30")]
    [InlineData("mañana", "2018-12-01=2018-12-01")]
    [InlineData("manana", "2018-12-01=2018-12-01")]
    [InlineData("pasado mañana", "2018-12-02=2018-12-02")]
    [InlineData("ayer", "2018-11-29=2018-11-29")]
    [InlineData("miércoles", "XXXX-WXX-3=2018-11-28 | XXXX-WXX-3=2018-12-05")]
    [InlineData("el próximo lunes", "2018-12-03=2018-12-03")]
    [InlineData("el lunes que viene", "2018-12-03=2018-12-03")]
    [InlineData("dentro de dos días", "2018-12-02=2018-12-02")]
    [InlineData("hace 3 semanas", "2018-11-09=2018-11-09")]
    [InlineData("a las 9 de la noche", "T21=21:00:00")]
    [InlineData("a las 4", "T04=04:00:00 | T16=16:00:00")]
    [InlineData("a las cinco y media de la tarde", "T17:30=17:30:00")]
    [InlineData("14:05", "T14:05=14:05:00")]
    [InlineData("al mediodía", "T12=12:00:00")]
    [InlineData("mañana a las 17:00", "2018-12-01T17:00=2018-12-01 17:00:00")]
    [InlineData("mañana por la mañana", "2018-12-01TMO=2018-12-01 08:00:00..2018-12-01 12:00:00")]
    [InlineData("ahora", "PRESENT_REF=2018-11-30 15:20:00")]
    [InlineData("en 3 horas", "2018-11-30T18:20:00=2018-11-30 18:20:00")]
    [InlineData("la próxima semana", "2018-W49=2018-12-03..2018-12-10")]
    [InlineData("el mes que viene", "2018-12=2018-12-01..2019-01-01")]
    [InlineData("este fin de semana", "2018-W48-WE=2018-12-01..2018-12-03")]
    [InlineData("dos horas", "PT2H=7200")]
    [InlineData("cada lunes", "XXXX-WXX-1=not resolved")]
    [InlineData("de 9 a 11 de la mañana", "(T09,T11,PT2H)=09:00:00..11:00:00")]
    public async Task Spanish_dates_and_times(string said, string meaning) => Assert.Equal(meaning, await AnswerAsync("es-es", said));

    [Theory]
    [InlineData("en-gb", "5/12/2018", "2018-12-05=2018-12-05")]
    [InlineData("en", "5/12/2018", "2018-05-12=2018-05-12")]
    [InlineData("ja-jp", "2018-12-05", "2018-12-05=2018-12-05")]
    public async Task Numeric_dates_follow_the_region(string locale, string said, string meaning) =>
        Assert.Equal(meaning, await AnswerAsync(locale, said));

    [Theory]
    [InlineData("hello there")]
    [InlineData("31 february 2018")]
    [InlineData("31/31/2018")]
    [InlineData("99:99")]
    public async Task What_is_no_date_is_asked_again(string said)
    {
        var talk = new Conversation(new DateTimePrompt("p")) { Options = Say.Ask("When?", "A date, please.") };
        await talk.SaysAsync("hi");
        Assert.Equal(["A date, please."], await talk.SaysAsync(said));
    }

    [Fact]
    public async Task The_29_of_February_is_looked_for_in_leap_years() =>
        Assert.Equal("XXXX-02-29=2016-02-29 | XXXX-02-29=2020-02-29", await AnswerAsync("en-us", "29 february"));

    [Fact]
    public async Task A_validator_may_rewrite_the_resolution()
    {
        var prompt = new DateTimePrompt(
            "p",
            (context, token) =>
            {
                context.Recognized.Value = [new DateTimeResolution { Timex = context.Recognized.Value[0].Timex.Split('T')[0] }];
                return Task.FromResult(true);
            },
            "en-us");
        var talk = new Conversation(prompt) { Options = Say.Ask("When?") };
        await talk.SaysAsync("hi");
        await talk.SaysAsync("5th December 2018 at 9am");
        Assert.Equal("2018-12-05", ((IList<DateTimeResolution>)talk.Result.Result)[0].Timex);
    }

    private static async Task<string> AnswerAsync(string locale, string said)
    {
        var talk = new Conversation(new DateTimePrompt("p")) { Options = Say.Ask("When?"), Locale = locale };
        await talk.SaysAsync("hi");
        await talk.SendsAsync(new Activity { Type = ActivityTypes.Message, Text = said, LocalTimestamp = Now });
        return talk.Result.Result is IList<DateTimeResolution> found
            ? string.Join(" | ", found.Select(one => $"{one.Timex}={one.Value ?? $"{one.Start}..{one.End}"}"))
            : null;
    }
}
