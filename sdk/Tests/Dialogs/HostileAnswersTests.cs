using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;

namespace TwilioBot.Sdk.Tests.Dialogs;

public sealed class HostileAnswersTests
{
    private const int Long = 8_000;

    public static TheoryData<string> Answers =>
    [
        new string('1', Long),
        string.Concat(Enumerable.Repeat("1,", Long / 2)),
        string.Concat(Enumerable.Repeat("-1 ", Long / 3)),
        string.Concat(Enumerable.Repeat("one ", Long / 4)),
        string.Concat(Enumerable.Repeat("from to ", Long / 8)),
        string.Concat(Enumerable.Repeat("十", Long)),
        new string('/', Long) + "1/0",
        new string('a', Long),
        "9999999999999999999999999999999999 million billion trillion trillion trillion",
        "in 9999 years",
        "9999 years ago",
        "31/31/9999 99:99:99",
        "\uD83D\uD83D\uDC4D\u0301\u200D\0\uFFFF",
        "1/0",
        "[['\"",
    ];

    [Theory]
    [MemberData(nameof(Answers), DisableDiscoveryEnumeration = true)]
    public async Task No_answer_makes_a_prompt_fail_or_hang(string answer)
    {
        foreach (var locale in new[] { "en-us", "es-es", "de-de", "ja-jp" })
        {
            foreach (Dialog prompt in new Dialog[] { new ConfirmPrompt("p"), new ChoicePrompt("p"), new NumberPrompt<decimal>("p"), new NumberPrompt<int>("p"), new DateTimePrompt("p") })
            {
                var options = Say.Ask("?");
                options.Choices = ChoiceFactory.ToChoices(["one", "two"]);
                var talk = new Conversation(prompt) { Options = options, Locale = locale };
                await talk.SaysAsync("hi");
                await talk.SaysAsync(answer);
                Assert.Contains(talk.Result.Status, new[] { DialogTurnStatus.Waiting, DialogTurnStatus.Complete });
            }
        }
    }
}
