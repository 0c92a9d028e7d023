using Microsoft.Bot.Builder.Dialogs.Choices;

namespace TwilioBot.Sdk.Tests.Dialogs;

public sealed class ChoiceRecognizersTests
{
    private static readonly string[] Colours = ["red", "green", "blue"];
    private static readonly string[] Desserts = ["bread", "bread pudding", "pudding"];
    private static readonly string[] Ten = ["A-1", "A-2", "A-3", "A-4", "A-5", "A-6", "A-7", "A-8", "A-9", "A-10"];

    [Theory]
    [InlineData("red", "red@0-2")]
    [InlineData("the red one please.", "red@4-6")]
    [InlineData("the RED and blue ones please.", "red@4-6 blue@12-15")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("purple", "")]
    public void Choices_are_found_by_name(string said, string found) => Assert.Equal(found, Describe(Find.FindChoices(said, Colours)));

    [Fact]
    public void The_longer_of_overlapping_names_wins() =>
        Assert.Equal("bread pudding@4-16 bread@22-26", Describe(Find.FindChoices("the bread pudding and bread please.", Desserts)));

    [Fact]
    public void A_whole_answer_is_matched_before_any_words()
    {
        var found = Find.FindChoices("option b", new[] { "option A", "option B", "option C" }, new FindChoicesOptions { AllowPartialMatches = true });
        Assert.Equal(1, Assert.Single(found).Resolution.Index);
        Assert.Equal(1.0f, found[0].Resolution.Score);
        Assert.Equal("choice", found[0].TypeName);
    }

    [Theory]
    [InlineData("second last", "the second from last one", 2, 0.67f)]
    [InlineData("second last", "the second and the very last one", 2, 0f)]
    [InlineData("second last", "the second and the very last one", 3, 0.4f)]
    public void Words_may_stand_apart_by_the_token_distance(string value, string said, int distance, float score)
    {
        var found = Find.FindValues(said, [new SortedValue { Value = value, Index = 0 }], new FindValuesOptions { MaxTokenDistance = distance });
        Assert.Equal(score, found.Count == 0 ? 0 : found[0].Resolution.Score, 2);
    }

    [Fact]
    public void Partial_matches_are_found_with_a_score_of_zero()
    {
        var found = Find.FindValues("pudding please", [new SortedValue { Value = "bread pudding", Index = 0 }], new FindValuesOptions { AllowPartialMatches = true });
        Assert.Equal(0f, Assert.Single(found).Resolution.Score);
        Assert.Equal("pudding", found[0].Text);
    }

    [Fact]
    public void Synonyms_and_button_titles_mean_the_choice_unless_switched_off()
    {
        Choice[] choices =
        [
            new("red") { Synonyms = ["crimson"] },
            new("green") { Action = new Microsoft.Bot.Schema.CardAction { Title = "Grass" } },
        ];

        Assert.Equal(("red", "crimson"), (Find.FindChoices("crimson", choices)[0].Resolution.Value, Find.FindChoices("crimson", choices)[0].Resolution.Synonym));
        Assert.Equal("green", Find.FindChoices("the grass", choices)[0].Resolution.Value);
        Assert.Empty(Find.FindChoices("grass", choices, new FindChoicesOptions { NoAction = true }));
        Assert.Empty(Find.FindChoices("green", choices, new FindChoicesOptions { NoValue = true }));
    }

    [Fact]
    public void Choices_are_required()
    {
        Assert.Throws<ArgumentNullException>(() => Find.FindChoices("x", (IList<string>)null));
        Assert.Throws<ArgumentNullException>(() => Find.FindChoices("x", (IList<Choice>)null));
    }

    [Theory]
    [InlineData("the red one please.", "red@4-6")]
    [InlineData("the first one please.", "red@4-8")]
    [InlineData("the first and third one please.", "red@4-8 blue@14-18")]
    [InlineData("1", "red@0-0")]
    [InlineData("one", "red@0-2")]
    [InlineData("option one and 3.", "red@7-9 blue@15-15")]
    [InlineData("2nd", "green@0-2")]
    [InlineData("4", "")]
    [InlineData("0", "")]
    [InlineData("1.5", "")]
    [InlineData("the fourth", "")]
    [InlineData(null, "")]
    public void A_name_goes_before_an_ordinal_before_a_number(string said, string found) =>
        Assert.Equal(found, Describe(ChoiceRecognizers.RecognizeChoices(said, Colours)));

    [Fact]
    public void Ordinals_and_numbers_can_be_switched_off()
    {
        Assert.Empty(ChoiceRecognizers.RecognizeChoices("the first one", Colours, new FindChoicesOptions { RecognizeOrdinals = false, RecognizeNumbers = false }));
        Assert.Empty(ChoiceRecognizers.RecognizeChoices("one", Colours, new FindChoicesOptions { RecognizeNumbers = false }));
    }

    [Theory]
    [InlineData("bg-bg", "втората", 2)]
    [InlineData("bg-bg", "3-ти", 3)]
    [InlineData("bg-bg", "пет", 5)]
    [InlineData("zh-cn", "第二个", 2)]
    [InlineData("zh-cn", "我要第十个", 10)]
    [InlineData("zh-cn", "三", 3)]
    [InlineData("zh-cn", "选2", 2)]
    [InlineData("nl-nl", "de tweede", 2)]
    [InlineData("nl-nl", "3e", 3)]
    [InlineData("nl-nl", "vier", 4)]
    [InlineData("en-us", "the tenth", 10)]
    [InlineData("en-us", "number seven", 7)]
    [InlineData("fr-fr", "le deuxième", 2)]
    [InlineData("fr-fr", "la 1ère", 1)]
    [InlineData("fr-fr", "trois", 3)]
    [InlineData("de-de", "den zweiten bitte", 2)]
    [InlineData("de-de", "drei", 3)]
    [InlineData("hi-in", "दूसरा", 2)]
    [InlineData("hi-in", "तीन", 3)]
    [InlineData("it-it", "il secondo", 2)]
    [InlineData("it-it", "tre", 3)]
    [InlineData("ja-jp", "二番目", 2)]
    [InlineData("ja-jp", "3つ目をください", 3)]
    [InlineData("ja-jp", "五", 5)]
    [InlineData("ja-jp", "ふたつ", 2)]
    [InlineData("ko-kr", "두 번째", 2)]
    [InlineData("ko-kr", "3번째요", 3)]
    [InlineData("ko-kr", "셋", 3)]
    [InlineData("ko-kr", "이번이요", 2)]
    [InlineData("pt-br", "a segunda", 2)]
    [InlineData("pt-br", "três", 3)]
    [InlineData("es-es", "el segundo", 2)]
    [InlineData("es-es", "la 3ª", 3)]
    [InlineData("es-es", "la decima", 10)]
    [InlineData("es-es", "cuatro", 4)]
    [InlineData("sv-se", "den andra", 2)]
    [InlineData("sv-se", "2:a", 2)]
    [InlineData("sv-se", "tre", 3)]
    [InlineData("tr-tr", "ikinci", 2)]
    [InlineData("tr-tr", "İKİNCİ", 2)]
    [InlineData("tr-tr", "3'üncü", 3)]
    [InlineData("tr-tr", "dört", 4)]
    [InlineData("xx-xx", "the second", 2)]
    public void Ordinals_and_numbers_in_every_language(string locale, string said, int position)
    {
        var found = ChoiceRecognizers.RecognizeChoices(said, Ten, new FindChoicesOptions { Locale = locale });
        Assert.Equal(position - 1, Assert.Single(found).Resolution.Index);
    }

    private static string Describe(List<ModelResult<FoundChoice>> found) =>
        string.Join(' ', found.Select(one => $"{one.Resolution.Value}@{one.Start}-{one.End}"));
}
