using Microsoft.Bot.Builder.Dialogs;

namespace TwilioBot.Sdk.Tests.Dialogs;

public sealed class YesAndNoTests
{
    [Theory]
    [InlineData("bg-bg", "да|разбира се|съгласен съм", "не|никога|не съм съгласен")]
    [InlineData("zh-cn", "是|好的|对|当然", "不是|不行|不好|没有")]
    [InlineData("nl-nl", "ja|zeker|akkoord|klopt", "nee|niet akkoord|klopt niet")]
    [InlineData("en-us", "yes|Yep|YEAH|y|sure|not sure|ok|I agree|yes please|of course|👍|👍🏽|Sounds good!", "no|nope|nah|n|not ok|I disagree|no thanks|don't|👎|not really")]
    [InlineData("fr-fr", "oui|ouais|d'accord|D’accord|bien sûr|bien sur", "non|pas d'accord|jamais|pas du tout")]
    [InlineData("de-de", "ja|jawohl|klar|einverstanden|natürlich", "nein|nee|nicht einverstanden|stimmt nicht|natürlich nicht")]
    [InlineData("hi-in", "हाँ|जी हां|ठीक है|बिल्कुल", "नहीं|ना|जी नहीं|बिल्कुल नहीं")]
    [InlineData("it-it", "sì|si|certo|va bene|d'accordo", "no|non va bene|per niente")]
    [InlineData("ja-jp", "はい|ええ|そうです|お願いします", "いいえ|いや|違います")]
    [InlineData("ko-kr", "예|네|네네|그래요|좋아요|물론", "아니|아니요|아뇨|싫어요")]
    [InlineData("pt-br", "sim|claro|com certeza|pode ser", "não|nao|claro que não|de jeito nenhum")]
    [InlineData("es-es", "sí|si|SÍ|claro|por supuesto|vale|de acuerdo|sí, gracias|👍", "no|nop|no sé|no estoy seguro|claro que no|no, gracias|para nada|no estoy de acuerdo")]
    [InlineData("sv-se", "ja|japp|självklart|visst|okej", "nej|aldrig|inte okej|stämmer inte")]
    [InlineData("tr-tr", "evet|EVET|tabii|tamam|olur", "hayır|HAYIR|hayir|yok|olmaz")]
    public async Task Yes_and_no_have_many_forms(string locale, string yes, string no)
    {
        foreach (var said in yes.Split('|'))
        {
            Assert.True(await AnswerAsync(locale, said) is true, $"'{said}' means yes in {locale}");
        }

        foreach (var said in no.Split('|'))
        {
            Assert.True(await AnswerAsync(locale, said) is false, $"'{said}' means no in {locale}");
        }
    }

    [Theory]
    [InlineData("en-us", "maybe")]
    [InlineData("en-us", "yesterday")]
    [InlineData("en-us", "I don't know")]
    [InlineData("en-us", "nobody")]
    [InlineData("es-es", "quizás")]
    [InlineData("es-es", "sino")]
    [InlineData("de-de", "weiß nicht")]
    [InlineData("zh-cn", "不知道")]
    public async Task Neither_is_neither(string locale, string said) => Assert.Null(await AnswerAsync(locale, said));

    [Theory]
    [InlineData("en-us", "the first", true)]
    [InlineData("en-us", "two", false)]
    [InlineData("es-es", "la segunda", false)]
    [InlineData("es-es", "uno", true)]
    [InlineData("fr-fr", "le premier", true)]
    [InlineData("ja-jp", "二番目", false)]
    public async Task A_choice_may_be_meant_by_its_place(string locale, string said, bool meaning) =>
        Assert.Equal(meaning, await AnswerAsync(locale, said));

    private static async Task<object> AnswerAsync(string locale, string said)
    {
        var talk = new Conversation(new ConfirmPrompt("p")) { Options = Say.Ask("Sure?"), Locale = locale };
        await talk.SaysAsync("hi");
        await talk.SaysAsync(said);
        return talk.Result.Result;
    }
}
