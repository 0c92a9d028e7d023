using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using TwilioBot.Dialogs;

namespace TwilioBot.Tests.Dialogs;

public sealed partial class TextsTests
{
    public static TheoryData<Type> DialogsWithTexts =>
        [.. typeof(ConversationDialog).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(ConversationDialog)) && type != typeof(WhereDialog)), typeof(Apology)];

    [Theory]
    [MemberData(nameof(DialogsWithTexts))]
    public void Every_text_exists_in_every_language_with_the_same_places_to_fill(Type dialog)
    {
        var english = Read(dialog, CultureInfo.InvariantCulture);
        var spanish = Read(dialog, CultureInfo.GetCultureInfo(Languages.Spanish));

        Assert.NotEmpty(english);
        Assert.Equal(english.Keys.Order(), spanish.Keys.Order());
        foreach (var (key, text) in english) Assert.Equal((key, Places(text)), (key, Places(spanish[key])));
    }

    [Fact]
    public void What_people_typed_is_escaped_when_it_is_put_into_a_text()
    {
        var text = new Texts(typeof(WhoAmIDialog)).Get(Languages.English, "Known", "**Bob**");

        Assert.NotEqual("Your name is **Bob**", text);
        Assert.Contains("Bob", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_text_is_named()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new Texts(typeof(HelloDialog)).Get(Languages.English, "Nothing"));

        Assert.Contains("HelloDialog.resx has no text Nothing", error.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Read(Type dialog, CultureInfo culture) =>
        new ResourceManager(dialog).GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static string Places(string text) => string.Join(' ', Place().Matches(text).Select(match => match.Value).Order());

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
